package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.cli.support.Cli;
import dev.berth.cli.support.TarListing;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.publish.PublishListener;
import dev.berth.core.publish.Publishers;
import dev.berth.core.store.Store;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole images as text that people can review: a folder of {@code golden} for each, with its
 * runtime.yaml and files, and what came of them in {@code expected}. {@code -Dgolden.update=true}
 * rewrites that; the diff is the point.
 */
class GoldenLayoutTest {

  private static final Path CASES = Path.of("src", "test", "resources", "golden");

  @TempDir private Path folder;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> all = Files.list(CASES)) {
      return all.map(one -> one.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isMadeAsItWas(String name) throws IOException {
    Cli cli = new Cli(folder);
    copy(CASES.resolve(name), cli.work());
    makeBase(cli.work().resolve("base"));

    // A case that needs a resolver brings the lock that one made.
    boolean locked = Files.exists(cli.work().resolve("runtime.lock"));
    cli.run(
            "runtime",
            "build",
            "--platform=linux/amd64",
            locked ? "--frozen" : "--offline",
            "--to=oci:out")
        .exits(0);

    Map<String, String> made = describe(cli.work().resolve("out"));
    Path expected = CASES.resolve(name).resolve("expected");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(expected);
      for (Map.Entry<String, String> file : made.entrySet()) {
        Files.writeString(expected.resolve(file.getKey()), file.getValue());
      }
    }
    // The listings come first: they show what changed, which a digest does not.
    for (Map.Entry<String, String> file : made.entrySet()) {
      assertThat(expected.resolve(file.getKey())).content().isEqualTo(file.getValue());
    }
    try (Stream<Path> all = Files.list(expected)) {
      assertThat(all.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(made.keySet());
    }
  }

  private static Map<String, String> describe(Path layout) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, String> files = new LinkedHashMap<>();
    JsonNode index = json.readTree(layout.resolve("index.json").toFile());
    JsonNode manifest = json.readTree(blob(layout, index.at("/manifests/0")).toFile());
    JsonNode config = json.readTree(blob(layout, manifest.get("config")).toFile());
    int number = 0;
    for (JsonNode layer : manifest.get("layers")) {
      String step = config.get("history").get(number).get("created_by").asText();
      files.put(
          "layer-%02d.txt".formatted(number), step + "\n" + TarListing.of(blob(layout, layer)));
      number++;
    }
    files.put("index.json", index.toPrettyString() + "\n");
    files.put("manifest.json", manifest.toPrettyString() + "\n");
    files.put("config.json", config.toPrettyString() + "\n");
    return files;
  }

  private static Path blob(Path layout, JsonNode descriptor) {
    return layout.resolve("blobs").resolve(descriptor.get("digest").asText().replace(':', '/'));
  }

  /** As little as a base can be: a Python and a C library, which are never run. */
  private void makeBase(Path layout) throws IOException {
    Store origin = Store.open(folder.resolve("origin"));
    TestImages image = TestImages.in(origin.blobs());
    image.layer(
        "a base",
        new TestImages.Tar()
            .folder("usr")
            .folder("usr/bin")
            .link("lib", "usr/lib")
            .folder("usr/lib")
            .folder("usr/lib/x86_64-linux-gnu")
            .file(
                "usr/lib/x86_64-linux-gnu/libc.so.6",
                0755,
                "\0GNU C Library (Debian GLIBC 2.36-9) stable release version 2.36.\0")
            .file("usr/bin/python3.11", 0755, "\u007fELF"));
    new Publishers(
            origin,
            () -> {
              throw new IllegalStateException("no Docker Engine is needed");
            })
        .forLocation(ImageLocation.parse("oci:" + layout))
        .publish(
            image.build("/bin/sh"), List.of(ImageReference.parse("base:1")), PublishListener.NONE);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(one -> !one.startsWith(from.resolve("expected"))).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
