package dev.berth.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.ProcessResult;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments' own scripts, sourced by a real fish. */
class FishActivationIT {

  @TempDir private Path folder;

  private Path environments;

  @BeforeEach
  void makeEnvironments() throws IOException {
    Programs.need("fish");
    environments = folder.resolve("my 'own' $environments");
    for (String name : List.of("demo", "other", "third")) {
      MadeEnvironment.in(
          environments,
          name,
          "GREETING",
          "it's $HOME \"q\"\nline two \\ é",
          "EMPTY",
          "",
          "PYTHONPATH",
          "/a:/b",
          "ONLY_" + name,
          "yes",
          "BOTH",
          name);
    }
  }

  @Test
  void changesWhatItSaysAndNothingElse() {
    assertThat(
            run(
                """
                set -gx PYTHONHOME /python
                source "$environments/demo/bin/activate.fish"
                which-one
                printenv VIRTUAL_ENV VIRTUAL_ENV_PROMPT BERTH_RUNTIME GREETING EMPTY PYTHONPATH ONLY_demo
                set -q PYTHONHOME; or echo no PYTHONHOME
                string join , $PATH
                """))
        .isEqualTo(
            """
            demo
            ENV/demo
            demo
            demo@2a97516c354b
            it's $HOME "q"
            line two \\ é

            /a:/b
            yes
            no PYTHONHOME
            ENV/demo/bin,/usr/bin,/bin
            """);
  }

  @Test
  void leavesNothingBehindAfterThreeSwitches() {
    assertThat(
            run(
                """
                function everything
                    set | string match -v -r '^(status|pipestatus|history|name|CMD_DURATION) '
                    set -x
                    functions -an
                    functions fish_prompt | string match -v '# Defined*'
                end
                function fish_prompt
                    echo "$status> "
                end
                set -gx PYTHONHOME /python
                set -g GREETING mine two
                set -gx BOTH ''
                everything >$HOME/before
                for name in demo other third demo
                    source "$environments/$name/bin/activate.fish"
                    false
                    echo (fish_prompt)(which-one) $BOTH "$ONLY_demo,$ONLY_other"
                end
                deactivate
                everything >$HOME/after
                diff $HOME/before $HOME/after; and echo same
                count $GREETING
                """))
        .isEqualTo(
            """
            (demo) 1> demo demo yes,
            (other) 1> other other ,yes
            (third) 1> third third ,
            (demo) 1> demo demo yes,
            same
            2
            """);
  }

  @Test
  void keepsWhatTheUserChangedInBetween() {
    assertThat(
            run(
                """
                function fish_prompt
                    echo "> "
                end
                set -gx EMPTY before
                source "$environments/demo/bin/activate.fish"
                set -gx PATH /first $PATH /last
                set -gx BOTH mine
                set -gx VIRTUAL_ENV /theirs
                set -gx PYTHONHOME /new
                set -e EMPTY
                function fish_prompt
                    echo "new> "
                end
                source "$environments/other/bin/activate.fish"
                echo $PATH $BOTH $VIRTUAL_ENV
                deactivate
                echo $PATH $BOTH $VIRTUAL_ENV $PYTHONHOME (fish_prompt) "$EMPTY,$ONLY_demo"
                """))
        .isEqualTo(
            """
            ENV/other/bin /first /usr/bin /bin /last other ENV/other
            /first /usr/bin /bin /last mine /theirs /new new>  ,
            """);
  }

  @Test
  void showsAUniversalVariableAgain() {
    assertThat(
            run(
                """
                set -Ux BOTH universal
                source "$environments/demo/bin/activate.fish"
                echo $BOTH
                deactivate
                echo $BOTH
                set -qg BOTH; or echo nothing global
                """))
        .isEqualTo("demo\nuniversal\nnothing global\n");
  }

  @Test
  void isLeftByAnotherShellThatInheritedIt() {
    Programs.need("bash");
    assertThat(
            run(
                """
                set -gx BOTH before
                set -g GREETING mine
                source "$environments/demo/bin/activate.fish"
                bash -c '
                  . "$environments/other/bin/activate"
                  which-one
                  fish -c "
                    source \\"\\$environments/third/bin/activate.fish\\"
                    which-one
                    deactivate
                    echo \\$PATH \\$BOTH \\"\\$GREETING,\\$VIRTUAL_ENV\\"
                    env | grep BERTH; or echo no trace"
                  deactivate
                  echo "$PATH $BOTH ${GREETING-no GREETING}"
                  env | grep BERTH || echo "no trace"'
                which-one
                deactivate
                echo $BOTH $GREETING
                """))
        .isEqualTo(
            """
            other
            third
            /usr/bin /bin before ,
            no trace
            /usr/bin:/bin before no GREETING
            no trace
            demo
            before mine
            """);
  }

  @Test
  void leavesAnEnvironmentThatIsGone() {
    assertThat(
            run(
                """
                source "$environments/demo/bin/activate.fish"
                rm -r "$environments/demo"
                deactivate
                echo $PATH "$VIRTUAL_ENV"
                """))
        .isEqualTo("/usr/bin /bin \n");
  }

  @Test
  void standsAsideForAnotherEnvironmentsDeactivate() {
    assertThat(
            run(
                """
                function deactivate
                    echo "the other one's"
                end
                source "$environments/demo/bin/activate.fish"
                source "$environments/other/bin/activate.fish"
                which-one
                deactivate
                """))
        .isEqualTo("other\nthe other one's\n");
  }

  @Test
  void canBeTakenIntoAnothersPromptWithoutGoingInCircles() {
    assertThat(
            run(
                """
                function fish_prompt
                    echo "> "
                end
                source "$environments/demo/bin/activate.fish"
                functions -c fish_prompt venv_prompt
                function fish_prompt
                    printf '[venv] '
                    venv_prompt
                end
                source "$environments/other/bin/activate.fish"
                fish_prompt
                deactivate
                fish_prompt
                """))
        .isEqualTo("[venv] (other) > \n[venv] > \n");
  }

  /** Runs a script in fish, and shows the folder of environments as {@code ENV}. */
  private String run(String script) {
    try {
      Files.writeString(folder.resolve("script"), script);
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
            "environments=" + environments,
            "fish",
            "script");
    assertThat(result.errors()).as("stderr").isEmpty();
    assertThat(result.exitCode()).as("exit code; stdout: %s", result.output()).isZero();
    return result.output().replace(environments.toString(), "ENV");
  }
}
