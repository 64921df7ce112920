package dev.berth.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.ProcessResult;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The function in a real fish, in front of a program which says how it was called, and which knows
 * the environment {@code slow} only.
 */
class FishFunctionIT {

  @TempDir private Path folder;

  private MadeStore store;

  @BeforeEach
  void makeStore() throws IOException {
    Programs.need("fish");
    store = MadeStore.in(folder);
  }

  @Test
  void activatesSwitchesAndLeavesWithoutTheProgram() {
    assertThat(
            run(
                """
                function fish_prompt
                    echo '> '
                end
                berth runtime activate demo
                echo (fish_prompt)(which-one) $ONLY_demo $PATH
                berth runtime switch other
                echo (fish_prompt)(which-one) $ONLY_other "$ONLY_demo" $PATH
                berth rt act demo
                echo (fish_prompt)(which-one)
                berth runtime deactivate
                echo (fish_prompt) $PATH "$VIRTUAL_ENV,$ONLY_demo"
                set | grep -i berth | grep -v -E '^(BERTH_HOME|function|history) '
                functions -a | grep -i berth
                functions -q deactivate; or echo 'no deactivate'
                """))
        .isEqualTo(
            """
            (demo) > demo yes ENV/demo/bin /usr/bin /bin
            (other) > other yes  ENV/other/bin /usr/bin /bin
            left `other@d9298a10d1b0`, which was active
            (demo) > demo
            >  /usr/bin /bin ,
            _berth_find
            _berth_program
            _berth_shell_leave
            berth
            no deactivate
            """);
  }

  @Test
  void asksTheProgramForWhatIsNotThereYet() {
    assertThat(
            run(
                """
                berth runtime activate slow
                which-one
                berth rt sw slow:v1
                rm -r "$BERTH_HOME/environments/other"
                berth runtime switch other; or echo "failed with $status"
                which-one
                """))
        .isEqualTo(
            """
            <runtime><activate><slow><--script><fish>
            slow
            <rt><sw><slow:v1><--script><fish>
            <runtime><switch><other><--script><fish>
            failed with 3
            slow
            """);
  }

  @Test
  void passesEverythingElseOn() {
    assertThat(
            run(
                """
                berth; or echo $status
                berth runtime run demo -- echo 'a  b' '' \\n '*'; or echo $status
                berth runtime activate --help; or echo $status
                berth runtime activate demo --format json; or echo $status
                berth runtime deactivate; or echo $status
                echo "$VIRTUAL_ENV"
                """))
        .isEqualTo(
            """
            <>
            from the program
            3
            <runtime><run><demo><--><echo><a  b><><
            ><*>
            from the program
            3
            <runtime><activate><--help>
            from the program
            3
            <runtime><activate><demo><--format><json>
            from the program
            3
            <runtime><deactivate>
            from the program
            3

            """);
  }

  @Test
  void leavesWhatItInheritedAndWhatIsGone() {
    assertThat(
            run(
                """
                berth runtime activate demo
                rm -r "$VIRTUAL_ENV"
                fish -c '
                  eval $function
                  berth runtime deactivate
                  echo $PATH "$VIRTUAL_ENV"'
                berth runtime deactivate
                echo $PATH "$VIRTUAL_ENV"
                """))
        .isEqualTo("/usr/bin /bin \n/usr/bin /bin \n");
  }

  /** Runs a script in fish with stdout and stderr in one. */
  private String run(String script) {
    try {
      Files.writeString(folder.resolve("script"), "eval $function\n" + script);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    ProcessResult result =
        Programs.run(
            folder,
            "env",
            "-i",
            "PATH=/usr/bin:/bin",
            "HOME=" + folder,
            "BERTH_HOME=" + store.home(),
            "function=" + ShellFunction.in(Shell.FISH, Optional.of(store.program())),
            "sh",
            "-c",
            "exec fish script 2>&1");
    assertThat(result.exitCode()).as("exit code; stdout: %s", result.output()).isZero();
    return store.shorten(result.output());
  }
}
