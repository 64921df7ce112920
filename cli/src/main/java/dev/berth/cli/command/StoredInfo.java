package dev.berth.cli.command;

import dev.berth.cli.console.Sizes;
import dev.berth.cli.console.Table;
import dev.berth.core.oci.ExecutionConfig;
import dev.berth.core.oci.OciJson;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.RuntimeLayer;
import dev.berth.core.store.RuntimeRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version in the store.
 *
 * @param environment where it is restored on this computer, if a shell would find it
 * @param withLayers whether the layers are listed
 */
record StoredInfo(
    RuntimeEntry entry, Optional<Path> environment, BlobStore blobs, boolean withLayers)
    implements InfoReport {

  @Override
  public void print(PrintWriter out) {
    RuntimeRecord runtime = entry.runtime();
    out.println("name:     " + runtime.name());
    out.println("version:  " + runtime.version());
    out.println("tags:     " + String.join(", ", entry.tags()));
    out.println("created:  " + runtime.created());
    out.println(
        "lock:     "
            + runtime.lock()
            + (runtime.documents().isPresent() ? "" : " (not kept: an earlier Berth built this)"));
    environment.ifPresent(path -> out.println("here:     " + path));
    for (RuntimeImage image : runtime.images()) {
      out.println();
      out.println("image for " + image.platform());
      out.println("  digest:    " + image.manifest().digest());
      out.println("  base:      " + image.base());
      out.println("  python:    " + image.python());
      out.println("  packages:  " + image.packages());
      out.println("  size:      " + Sizes.of(image.size()));
      execution(image).ifPresent(execution -> print(execution, out));
      if (withLayers) {
        printLayers(image, out);
      }
    }
  }

  private static void print(ExecutionConfig execution, PrintWriter out) {
    line(out, "runs:      ", words(execution));
    line(out, "workdir:   ", execution.workingDir().orElse(""));
    line(out, "user:      ", execution.user().orElse(""));
    line(out, "ports:     ", String.join(" ", execution.exposedPorts()));
    line(out, "vars:      ", String.join(" ", execution.variables().keySet()));
  }

  private static String words(ExecutionConfig execution) {
    return String.join(" ", execution.entrypoint())
        + (execution.entrypoint().isEmpty() ? "" : " ")
        + String.join(" ", execution.command());
  }

  private static void line(PrintWriter out, String name, String value) {
    if (!value.isBlank()) {
      out.println(("  " + name + value).stripTrailing());
    }
  }

  private static void printLayers(RuntimeImage image, PrintWriter out) {
    out.println();
    Table layers = new Table("LAYER", "SIZE", "DIGEST");
    for (RuntimeLayer layer : image.layers()) {
      layers.row(layer.title(), Sizes.of(layer.blob().size()), layer.blob().digest().toString());
    }
    layers.print(out);
  }

  /** How the image is run, unless its configuration is not in the store any more. */
  private Optional<ExecutionConfig> execution(RuntimeImage image) {
    try {
      byte[] manifest = blobs.read(image.manifest().digest());
      byte[] config = blobs.read(OciJson.readManifest(manifest).config().digest());
      return Optional.of(OciJson.readConfig(config).execution());
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, Object> json() {
    RuntimeRecord runtime = entry.runtime();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", runtime.name());
    json.put("version", runtime.version().toString());
    json.put("tags", entry.tags());
    json.put("created", runtime.created().toString());
    json.put("lock", runtime.lock().toString());
    json.put("kept", runtime.documents().isPresent());
    environment.ifPresent(path -> json.put("environment", path.toString()));
    json.put("images", runtime.images().stream().map(this::json).toList());
    return json;
  }

  private Map<String, Object> json(RuntimeImage image) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("platform", image.platform().toString());
    json.put("digest", image.manifest().digest().toString());
    json.put("base", image.base());
    json.put("python", image.python());
    json.put("packages", image.packages());
    json.put("size", image.size());
    execution(image).ifPresent(execution -> json.put("execution", json(execution)));
    if (withLayers) {
      json.put("layers", image.layers().stream().map(StoredInfo::json).toList());
    }
    return json;
  }

  private static Map<String, Object> json(ExecutionConfig execution) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("entrypoint", execution.entrypoint());
    json.put("command", execution.command());
    execution.workingDir().ifPresent(workdir -> json.put("workdir", workdir));
    execution.user().ifPresent(user -> json.put("user", user));
    json.put("ports", List.copyOf(execution.exposedPorts()));
    json.put("variables", execution.variables());
    return json;
  }

  private static Map<String, Object> json(RuntimeLayer layer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", layer.title());
    json.put("mediaType", layer.blob().mediaType());
    json.put("digest", layer.blob().digest().toString());
    json.put("size", layer.blob().size());
    return json;
  }
}
