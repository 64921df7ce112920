package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.cli.support.Cli;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCommandTest {

  @TempDir private Path folder;

  @Test
  void printsASchemaAndNothingElse() throws IOException {
    var result = new Cli(folder).run("schema").exits(0).complainsNothing();

    JsonNode schema = new ObjectMapper().readTree(result.out());
    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.path("properties").path("environment").path("properties").has("python"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"runtime, runtime.yaml", "function, function.yaml", "task, task.yaml"})
  void printsTheSchemaOfEachFile(String file, String title) throws IOException {
    var result = new Cli(folder).run("schema", file).exits(0).complainsNothing();

    assertThat(new ObjectMapper().readTree(result.out()).path("title").asText()).isEqualTo(title);
  }

  @Test
  void knowsNoOtherFile() {
    new Cli(folder)
        .run("schema", "funtion")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: `FILE` cannot be `funtion`: expected `runtime`, `function` or `task`

            hint: did you mean `function`?
            """);
  }
}
