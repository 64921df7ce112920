package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.cli.console.Sizes;
import dev.berth.core.build.BuildResult;
import dev.berth.core.layer.Layer;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.publish.Published;
import dev.berth.core.store.RuntimeEntry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a build made, for people and for programs.
 *
 * @param project the folder to name for another build; empty when none has to be
 */
record BuildReport(
    RuntimeEntry entry,
    BuildResult result,
    List<Published> published,
    Duration time,
    String project) {

  /** The summary, which is not the answer, beside the digest, which is. */
  void print(Console console) {
    List<Layer> layers = result.layers();
    long reused = layers.stream().filter(Layer::reused).count();
    int base = result.image().manifest().layers().size() - layers.size();
    console.note("");
    console.note(
        "Built "
            + name()
            + " ("
            + String.join(", ", entry.tags())
            + ") for "
            + result.image().config().platform());
    console.note(
        "  layers   "
            + (layers.size() - reused)
            + " new, "
            + reused
            + " reused"
            + (base > 0 ? ", " + base + " of the base image" : ""));
    console.note("  size     " + Sizes.of(size()) + ", " + Sizes.of(newBytes()) + " of it new");
    console.note("  time     " + seconds() + " s");
    for (Published one : published) {
      console.note(
          "  in       "
              + String.join(", ", one.references())
              + " ("
              + Sizes.of(one.bytesWritten())
              + " sent)");
    }
    console.note("");
    console.note("next: " + next());
    console.out().println(result.image().descriptor().digest());
  }

  private String name() {
    return entry.runtime().name() + "@" + result.version().shortHex();
  }

  private long size() {
    return result.image().manifest().layers().stream().mapToLong(Descriptor::size).sum();
  }

  private long newBytes() {
    return result.layers().stream()
        .filter(layer -> !layer.reused())
        .mapToLong(layer -> layer.descriptor().size())
        .sum();
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%.2f", time.toMillis() / 1000.0);
  }

  /** One command that does something with what is there now. */
  private String next() {
    return published.stream()
        .flatMap(one -> next(one).stream())
        .findFirst()
        .orElse(
            "berth runtime build "
                + (project.isEmpty() ? "" : project + " ")
                + "--to docker-daemon: (or oci:DIR, docker-archive:FILE)");
  }

  private static Optional<String> next(Published one) {
    String reference = one.references().get(0);
    if (one.destination() instanceof ImageLocation.DockerDaemon) {
      return Optional.of("docker run --rm " + reference.substring(reference.indexOf(':') + 1));
    }
    if (one.destination() instanceof ImageLocation.DockerArchive archive) {
      return Optional.of("docker load --input " + archive.file());
    }
    boolean forSkopeo =
        one.destination() instanceof ImageLocation.OciLayout
            || one.destination() instanceof ImageLocation.OciArchive;
    return forSkopeo ? Optional.of("skopeo inspect " + reference) : Optional.empty();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", entry.runtime().name());
    json.put("version", result.version().toString());
    json.put("tags", entry.tags());
    json.put("platform", result.image().config().platform().toString());
    json.put("digest", result.image().descriptor().digest().toString());
    json.put("imageId", result.image().manifest().config().digest().toString());
    json.put("size", size());
    json.put("newBytes", newBytes());
    json.put("layers", result.layers().stream().map(BuildReport::json).toList());
    json.put("published", published.stream().map(BuildReport::json).toList());
    json.put("milliseconds", time.toMillis());
    return json;
  }

  private static Map<String, Object> json(Layer layer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", layer.title());
    json.put("digest", layer.descriptor().digest().toString());
    json.put("diffId", layer.diffId().toString());
    json.put("size", layer.descriptor().size());
    json.put("reused", layer.reused());
    return json;
  }

  private static Map<String, Object> json(Published one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("destination", one.destination().toString());
    json.put("references", one.references());
    json.put("bytesWritten", one.bytesWritten());
    json.put("bytesSkipped", one.bytesSkipped());
    return json;
  }
}
