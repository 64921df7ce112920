package dev.berth.core.function;

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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas that editors use and the reader say the same, as a validator of others sees it. */
class FunctionSchemaTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final Schema FUNCTION =
      REGISTRY.getSchema(new ObjectMapper().valueToTree(FunctionSchema.function()));
  private static final Schema TASK =
      REGISTRY.getSchema(new ObjectMapper().valueToTree(FunctionSchema.task()));

  @TempDir private Path folder;

  private static List<Error> errorsIn(Schema schema, String yaml) {
    try {
      return schema.validate(YAML.readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void takesTheExample() throws IOException {
    Path example = Path.of("..", "examples", "iris", "function.yaml");

    assertThat(errorsIn(FUNCTION, Files.readString(example))).isEmpty();
    assertThatCode(
            () ->
                new FunctionReader(name -> Optional.empty(), folder)
                    .read(example, Optional.empty(), TaskOptions.NONE))
        .doesNotThrowAnyException();
  }

  static Stream<Map<String, Object>> documents() {
    return Stream.of(FunctionSchema.function(), FunctionSchema.task());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void areSchemas(Map<String, Object> document) {
    Schema metaSchema =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(metaSchema.validate(new ObjectMapper().<JsonNode>valueToTree(document))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void describeEveryKey(Map<String, Object> document) {
    List<String> bare = new ArrayList<>();
    collectWithoutDescription(new ObjectMapper().valueToTree(document), "", bare);

    assertThat(bare).isEmpty();
  }

  private static void collectWithoutDescription(JsonNode node, String path, List<String> bare) {
    node.path("properties")
        .properties()
        .forEach(
            property -> {
              if (property.getValue().path("description").asText().length() < 5) {
                bare.add(path + "/" + property.getKey());
              }
            });
    node.properties()
        .forEach(
            child ->
                collectWithoutDescription(child.getValue(), path + "/" + child.getKey(), bare));
  }

  @ParameterizedTest
  @ValueSource(strings = {"job", "build", "serve", "deploy"})
  void takeTheExamplesOfTheDocument(String action) {
    assertThat(errorsIn(FUNCTION, FunctionFolder.text("document/function.yaml"))).isEmpty();
    assertThat(errorsIn(TASK, FunctionFolder.text("document/" + action + ".yaml"))).isEmpty();
  }

  @Test
  void takeTheWholeTableOfTheReference() {
    assertThat(errorsIn(FUNCTION, FunctionFolder.text("everything.yaml"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: container\nname: f\nimage: a\naction: job",
        "kind: container\nname: f\nimage: a\ntask: {action: job}",
        "function: {kind: container, name: f, image: a}\naction: job\nimage: b",
        "function: {kind: container, name: f, image: a}\ntask: {action: serve, replicas: 2}",
        "kind: container\nname: f\nimage: a\naction: serve\nservicePorts: [80, '81:82', {port: 1}]",
        "kind: container\nname: f\nimage: a\naction: job\nvolumes: [/a, 'b:/b', {name: c, mountPath:"
            + " /c}, {name: d, mount_path: /d, spec: {}}]",
        "kind: container\nname: f\nimage: a\naction: job\nvolumes: './a:/a'",
        "kind: container\nname: f\nimage: a\naction: job\nenvs: [A=b, {name: C, value: true}]",
        "kind: container\nname: f\nimage: a\naction: job\nresources: {cpu: 1.5, gpu: {limits: 1}}"
      })
  void takeWhatTheReaderTakes(String text) {
    assertThatCode(() -> new FunctionFolder(folder).read(text)).doesNotThrowAnyException();
    assertThat(errorsIn(FUNCTION, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "name: f\nimage: a\naction: job",
        "kind: container\nimage: a\naction: job",
        "kind: container\nname: f\nimage: a\naction: jump",
        "kind: container\nname: f\nimage: a\naction: job\nreplicas: 0",
        "kind: container\nname: f\nimage: a\naction: job\nreplicas: '1'",
        "kind: container\nname: f\nimage: a\naction: job\nreplica: 1",
        "kind: container\nname: f\nimage: a\naction: job\nembedded: 'yes'",
        "kind: container\nname: f\nimage: a\naction: job\nsource: {}",
        "kind: container\nname: f\nimage: a\naction: job\nvolumes: [{name: a}]",
        "kind: container\nname: f\nimage: a\naction: job\nservice_ports: [{port: 65536}]",
        "kind: container\nname: f\nimage: a\naction: job\nresources: {cpu: 1x}",
        "function: {kind: container, name: f, image: a, replicas: 2}\naction: job",
        "function: {kind: container, name: f}\nname: g\naction: job"
      })
  void refuseWhatTheReaderRefuses(String text) {
    assertThatExceptionOfType(InvalidSpecException.class)
        .isThrownBy(() -> new FunctionFolder(folder).read(text));
    assertThat(errorsIn(FUNCTION, text)).isNotEmpty();
  }
}
