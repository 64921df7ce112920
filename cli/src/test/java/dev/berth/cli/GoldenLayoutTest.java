package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.cli.support.Cli;
import dev.berth.cli.support.TarListing;
import dev.berth.cli.support.TinyBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
    TinyBase.publish(folder.resolve("origin"), cli.work().resolve("base"));

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
