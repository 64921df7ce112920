package dev.berth.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;
import picocli.CommandLine;

/** What is generated and not compared goes stale. */
class CompletionsTest {

  private static final Path COMPLETIONS = Path.of("..", "completions");

  @TempDir private Path folder;

  @Test
  void bashCompletionFitsTheCommands() throws IOException {
    // The library writes a version and a date of its own into the script's head.
    compare("berth.bash", AutoComplete.bash("berth", commands()));
  }

  @Test
  void zshCompletionFitsTheCommands() throws IOException {
    compare("_berth", ZshCompletion.of(commands()));
  }

  private CommandLine commands() {
    return new Cli(folder).commandLine();
  }

  private static void compare(String name, String generated) throws IOException {
    Path file = COMPLETIONS.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, generated);
    }
    assertThat(file)
        .as("completions/%s; refresh with -Dgolden.update=true", name)
        .content()
        .isEqualTo(generated);
  }
}
