package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {

  private static String rest(String script) {
    return new String(
        Scripts.withoutInterpreter(script.getBytes(StandardCharsets.UTF_8)),
        StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/opt/runtime/bin/python", "/my env/bin/python", "/it's $HOME/bin/python"})
  void areTheSameButForTheirInterpreters(String interpreter) {
    assertThat(rest(Shebang.of(interpreter) + "print()\n")).isEqualTo("print()\n");
  }

  @Test
  void areNotTakenForMoreThanTheyAre() {
    assertThat(rest("print()\n")).isEqualTo("print()\n");
    assertThat(rest("#!/bin/sh\nexec x\n")).isEqualTo("exec x\n");
    assertThat(rest("#!/bin/sh\n'''exec' cut")).isEmpty();
    assertThat(rest("#!")).isEmpty();
    assertThat(rest("")).isEmpty();
  }
}
