package dev.berth.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ShellFunctionTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/shell/function.ps1");
  private static final Optional<Path> PROGRAM = Optional.of(Path.of("/opt/it's/berth"));

  /** Word by word, since there is no PowerShell to try it: {@code -Dgolden.update=true} writes. */
  @Test
  void isForPowerShellWhatWasReviewed() throws IOException {
    String text = ShellFunction.in(Shell.POWERSHELL, PROGRAM);

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, text);
    }
    assertThat(text).isEqualTo(Files.readString(GOLDEN));
  }

  /** Some shells take # for a command where they are typed into. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SH")
  void hasNoComments(Shell shell) {
    assertThat(ShellFunction.in(shell, PROGRAM).lines())
        .noneMatch(line -> line.strip().startsWith("#"));
  }
}
