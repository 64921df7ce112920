package dev.berth.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we quote, real shells read as it was. */
class QuotingIT {

  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "'",
          "''",
          "'''a",
          "a'''",
          "it's",
          "a\\'b",
          "\\",
          "\\\\",
          "\\n",
          "\n",
          "\n\n",
          "a\nb\n",
          "\t \r",
          "\"",
          "$HOME",
          "${HOME}",
          "$(echo x)",
          "`echo x`",
          "!!",
          "!x",
          "~",
          "*",
          "?[a]",
          "#x",
          "a=b",
          "-n",
          "--",
          "%s %%",
          "a;b&c|d>e<f",
          "(a)",
          "{a,b}",
          "^a^b",
          "größe ✓ \ud83d\ude80",
          "\u2018typographic\u2019",
          "\u0001\u001b[31m\u007f");

  private static final String LETTERS = "'\"\\$`!~*?[]{}()<>|&;# \t\n\r=%^-abé✓";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "bash, POSIX",
    "zsh, POSIX",
    "zsh -o rc_quotes -o extended_glob, POSIX",
    "dash, POSIX",
    "busybox sh, POSIX",
    "fish, FISH"
  })
  void isReadBackByTheShell(String shell, Quoting quoting) throws IOException {
    Programs.need(shell.split(" ")[0]);
    List<String> values = values();
    StringBuilder script = new StringBuilder();
    values.forEach(
        value -> script.append("printf '%s\\0' ").append(quoting.quote(value)).append('\n'));
    Path file = Files.writeString(folder.resolve("script"), script);

    List<String> command = new ArrayList<>(List.of(shell.split(" ")));
    command.add(file.toString());
    String output = Programs.output(folder, command.toArray(String[]::new));

    assertThat(List.of(output.split("\0", -1)).subList(0, values.size())).isEqualTo(values);
  }

  private static List<String> values() {
    List<String> values = new ArrayList<>(NASTY);
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      StringBuilder value = new StringBuilder();
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        value.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      values.add(value.toString());
    }
    return values;
  }
}
