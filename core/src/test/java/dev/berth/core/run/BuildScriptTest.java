package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.function.Instruction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildScriptTest {

  @Test
  void isTheDockerfileOfTheDocument() {
    assertThat(
            BuildScript.on(
                    "python:3.11-slim",
                    List.of(new Instruction("RUN", "apt-get update && apt-get install -y git")))
                .dockerfile())
        .isEqualTo(
            """
            FROM python:3.11-slim
            COPY . /shared
            WORKDIR /shared
            RUN apt-get update && apt-get install -y git
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RUN | echo a | RUN echo a",
        "RUN | echo a;n; echo b | RUN [\"/bin/sh\",\"-c\",\"echo a;n; echo b\"]",
        "RUN | echo \\;n; b | RUN echo \\;n; b",
        "RUN | echo a\\ | RUN [\"/bin/sh\",\"-c\",\"echo a\\\\\"]",
        "RUN | [\"a\",;n;\"b\"] | RUN [\"a\",;n;\"b\"]",
        "ENV | A=b \\;n; C=d | ENV A=b \\;n; C=d"
      })
  void keepsACommandOfSeveralLinesInOne(String keyword, String arguments, String line) {
    assertThat(BuildScript.line(new Instruction(keyword, arguments.replace(";n;", "\n"))))
        .isEqualTo(line.replaceAll(";n;", line.contains("/bin/sh") ? "\\\\n" : "\n"));
  }

  @Test
  void hasItsCommandsApart() {
    Instruction run = new Instruction("RUN", "a");
    Instruction env = new Instruction("ENV", "A=b");

    assertThat(BuildScript.on("a", List.of(env, run, run, env)).parts())
        .containsExactly(List.of(env), List.of(run), List.of(), List.of(run), List.of(env));
  }
}
