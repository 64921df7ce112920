package dev.berth.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.berth.core.yaml.InvalidSpecException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors use and the reader say the same, as a validator of others sees it. */
class RuntimeSchemaTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final Schema SCHEMA =
      REGISTRY.getSchema(new ObjectMapper().valueToTree(RuntimeSchema.document()));

  @TempDir private Path folder;
  private SpecFolder files;

  @BeforeEach
  void setUp() {
    files =
        new SpecFolder(folder)
            .with("a.txt", "numpy\n")
            .with("a.yml", "")
            .with("a-1.0-py3-none-any.whl", "")
            .with("run.sh", "");
  }

  private static List<Error> errorsIn(String yaml) {
    try {
      return SCHEMA.validate(YAML.readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isASchema() throws IOException {
    Schema metaSchema =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    JsonNode document = new ObjectMapper().valueToTree(RuntimeSchema.document());

    assertThat(metaSchema.validate(document)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void takesEveryExample(Path example) throws IOException {
    assertThat(errorsIn(Files.readString(example))).isEmpty();
    assertThatCode(() -> new RuntimeSpecReader(name -> Optional.empty()).read(example))
        .doesNotThrowAnyException();
  }

  static Stream<Path> examples() throws IOException {
    Path examples = Path.of("..", "examples").toAbsolutePath().normalize();
    try (Stream<Path> entries = Files.list(examples)) {
      List<Path> found =
          entries.map(entry -> entry.resolve("runtime.yaml")).filter(Files::exists).toList();
      assertThat(found).isNotEmpty();
      return found.stream();
    }
  }

  @Test
  void takesTheSampleOfStarwhale() throws IOException {
    try (InputStream sample = getClass().getResourceAsStream("starwhale-sample.yaml")) {
      assertThat(errorsIn(new String(sample.readAllBytes(), StandardCharsets.UTF_8))).isEmpty();
    }
  }

  @Test
  void takesWhatInitWrites() {
    for (var python : RuntimeTemplate.pythons()) {
      String text = RuntimeTemplate.text("demo", python, RuntimeSpec.Mode.VENV);
      assertThat(errorsIn(text)).isEmpty();
      assertThat(files.read(text).environment().python()).contains(python);
    }
  }

  @Nested
  class WithTheReader {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "mode: conda",
          "api_version: 1.1",
          "api_version: '1.1'",
          "configs: {}",
          "configs: {conda: {channels: [a, b], condarc: {x: [1, {y: true}]}}}",
          "configs: {pip: {index_url: 'https://a.org', extra_index_url: [], trusted_host: a}}",
          "configs: {pip: {find_links: [wheels, 'https://a.org']}, docker: {image: 'a/b:c'}}",
          "environment: {arch: amd64, os: 'debian:12', python: 3.10, cuda: 12.4, cudnn: 9}",
          "environment: {arch: [amd64, noarch], python: '3.10'}",
          "environment: {cuda: '', cudnn: '', docker: {image: ''}}",
          "configs: {pip: {index_url: '', extra_index_url: '', trusted_host: ''}}",
          "environment: {docker: {image: 'docker-daemon:x'}, starwhale_version: 0.6}",
          "environment: {vars: {A: 1, B: true, C: x, D: ''}, labels: {a.b/c: 1}}",
          "environment: {workdir: /w, user: 1000, entrypoint: [a, 1], command: a b}",
          "environment: {ports: [80, 53/udp, '443']}",
          "hooks: {pre: a, post: b}",
          "dependencies: []",
          "dependencies: [a.txt, a.yml]",
          "dependencies: [pip: [a, 'b>=1'], conda: [c=1]]",
          "dependencies: [wheels: [a-1.0-py3-none-any.whl], apt: [git], commands: [a b]]",
          "dependencies: [files: [{src: run.sh, dest: /x}, {src: ., dest: y, name: z}]]"
        })
    void takes(String block) {
      String text = "name: demo\n" + block + "\n";

      assertThatCode(() -> files.read(text)).doesNotThrowAnyException();
      assertThat(errorsIn(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "[]",
          "mode: venv",
          "name: 1a",
          "name: [demo]",
          "name: {}",
          "name: 5",
          "name:",
          "name: demo\nnames: x",
          "name: demo\nmode: poetry",
          "name: demo\napi_version: 2",
          "name: demo\nconfigs: []",
          "name: demo\nconfigs: {npm: {}}",
          "name: demo\nconfigs: {conda: {channels: x}}",
          "name: demo\nconfigs: {conda: {condarc: x}}",
          "name: demo\nconfigs: {pip: {index_url: 5}}",
          "name: demo\nenvironment: {arch: mips}",
          "name: demo\nenvironment: {arch: [amd64, mips]}",
          "name: demo\nenvironment: {os: 'alpine:3'}",
          "name: demo\nenvironment: {python: 2.7}",
          "name: demo\nenvironment: {python: 3.11.2}",
          "name: demo\nenvironment: {python: 3}",
          "name: demo\nenvironment: {cuda: latest}",
          "name: demo\nenvironment: {vars: {'A B': 1}}",
          "name: demo\nenvironment: {vars: {A: [1]}}",
          "name: demo\nenvironment: {vars: {A: }}",
          "name: demo\nenvironment: {workdir: relative}",
          "name: demo\nenvironment: {user: 'a b'}",
          "name: demo\nenvironment: {ports: 80}",
          "name: demo\nenvironment: {ports: [http]}",
          "name: demo\nenvironment: {command: {a: b}}",
          "name: demo\ndependencies: {pip: [a]}",
          "name: demo\ndependencies: [numpy]",
          "name: demo\ndependencies: [5]",
          "name: demo\ndependencies: [{}]",
          "name: demo\ndependencies: [pip: a]",
          "name: demo\ndependencies: [npm: [a]]",
          "name: demo\ndependencies: [wheels: [a.zip]]",
          "name: demo\ndependencies: [files: [{src: run.sh}]]",
          "name: demo\ndependencies: [files: [run.sh]]",
          "name: demo\ndependencies: [apt: [Git]]",
          "name: demo\nhooks: {during: a}",
          "name: demo\npython_version: 3.8"
        })
    void refuses(String text) {
      assertThatExceptionOfType(InvalidSpecException.class).isThrownBy(() -> files.read(text));
      assertThat(errorsIn(text)).isNotEmpty();
    }

    /**
     * What a schema cannot see: how numbers are written, what texts mean, which files there are.
     */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "environment: {python: 3.1}",
          "environment: {cudnn: 9}",
          "environment: {ports: [99999]}",
          "dependencies: [pip: ['a >>> b']]",
          "dependencies: [missing.txt]",
          "dependencies: [wheels: [a.whl]]"
        })
    void leavesToTheReader(String block) {
      String text = "name: demo\n" + block + "\n";

      assertThatExceptionOfType(InvalidSpecException.class).isThrownBy(() -> files.read(text));
      assertThat(errorsIn(text)).isEmpty();
    }
  }

  @Test
  void describesEveryKey() {
    List<String> bare = new ArrayList<>();
    collectWithoutDescription(new ObjectMapper().valueToTree(RuntimeSchema.document()), "", bare);

    assertThat(bare).isEmpty();
  }

  private static void collectWithoutDescription(JsonNode node, String path, List<String> bare) {
    JsonNode properties = node.path("properties");
    properties
        .properties()
        .forEach(
            property -> {
              if (property.getValue().path("description").asText().length() < 10) {
                bare.add(path + "/" + property.getKey());
              }
            });
    node.properties()
        .forEach(
            child ->
                collectWithoutDescription(child.getValue(), path + "/" + child.getKey(), bare));
  }
}
