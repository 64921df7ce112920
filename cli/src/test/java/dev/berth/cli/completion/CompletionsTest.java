package dev.berth.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is generated and not compared goes stale. */
class CompletionsTest {

  private static final Path COMPLETIONS = Path.of("..", "completions");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void fitsTheCommands(CompletionShell shell) throws IOException {
    String generated =
        new Cli(folder).run("completion", shell.toString()).exits(0).complainsNothing().out();
    Path file = COMPLETIONS.resolve(shell.fileName());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, generated);
    }
    assertThat(file)
        .as("%s; refresh with -Dgolden.update=true", file)
        .content()
        .isEqualTo(generated);
  }
}
