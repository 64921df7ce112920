package dev.berth.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.ProcessResult;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environments' own scripts, sourced by real shells that read the language of POSIX. */
class ActivationIT {

  private static final String ODD_ZSH =
      "zsh -eu -o ksh_arrays -o sh_word_split -o extended_glob -o warn_create_global"
          + " -o warn_nested_var -o rc_quotes -o noclobber -o glob_subst -o err_return"
          + " -o null_glob -o glob_assign -o posix_builtins";
  private static final String BASH = "bash";
  private static final String POSIX_BASH = "bash --posix";
  private static final String STRICT_BASH = "bash -eu -o noclobber";
  private static final String ZSH = "zsh";
  private static final String DASH = "dash";
  private static final String STRICT_DASH = "dash -eu";
  private static final String BUSYBOX = "busybox sh";

  private static final String GREETING = "it's $HOME \"q\"\nline two \\ é";

  @TempDir private Path folder;

  @BeforeEach
  void makeEnvironments() throws IOException {
    Path spaced = folder.resolve("my 'own' $environments");
    for (String name : List.of("demo", "other", "third")) {
      MadeEnvironment.in(
          spaced, name, "GREETING", GREETING, "EMPTY", "", "ONLY_" + name, "yes", "BOTH", name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, POSIX_BASH, STRICT_BASH, ZSH, ODD_ZSH, DASH, STRICT_DASH, BUSYBOX})
  void changesWhatItSaysAndNothingElse(String shell) {
    assertThat(
            run(
                shell,
                """
                PYTHONHOME=/python; export PYTHONHOME
                . "$environments/demo/bin/activate"
                which-one
                printenv VIRTUAL_ENV VIRTUAL_ENV_PROMPT BERTH_RUNTIME GREETING EMPTY ONLY_demo
                echo "${PYTHONHOME-no PYTHONHOME} $PATH"
                """))
        .isEqualTo(
            """
            demo
            ENV/demo
            demo
            demo@2a97516c354b
            it's $HOME "q"
            line two \\ é

            yes
            no PYTHONHOME ENV/demo/bin:/usr/bin:/bin
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, POSIX_BASH, STRICT_BASH, ZSH, ODD_ZSH, DASH, STRICT_DASH, BUSYBOX})
  void leavesNothingBehindAfterThreeSwitches(String shell) {
    assertThat(
            run(
                shell,
                """
                everything() {
                  set | grep -v -E '^(_|BASH_[A-Z]+|FUNCNAME|PIPESTATUS|LINENO|RANDOM)='
                  command -v deactivate _berth_leave _berth_set || :
                }
                name=
                PS1='$ '
                PYTHONHOME=/python; export PYTHONHOME
                GREETING=mine
                BOTH=; export BOTH
                everything >"$work/before"
                for name in demo other third demo; do
                  . "$environments/$name/bin/activate"
                  echo "$PS1$(which-one) $BOTH ${ONLY_demo-no} ${ONLY_other-no}"
                done
                deactivate
                name=
                everything >"$work/after"
                diff "$work/before" "$work/after" && echo same
                printenv PYTHONHOME BOTH
                printenv GREETING || echo "not exported: $GREETING"
                """))
        .isEqualTo(
            """
            (demo) $ demo demo yes no
            (other) $ other other no yes
            (third) $ third third no no
            (demo) $ demo demo yes no
            same
            /python

            not exported: mine
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, POSIX_BASH, STRICT_BASH, ZSH, ODD_ZSH, DASH, STRICT_DASH, BUSYBOX})
  void keepsWhatTheUserChangedInBetween(String shell) {
    assertThat(
            run(
                shell,
                """
                PS1='$ '
                EMPTY=before; export EMPTY
                . "$environments/demo/bin/activate"
                PATH=/first:$PATH:/last
                BOTH=mine
                VIRTUAL_ENV=/theirs
                PYTHONHOME=/new
                unset EMPTY
                PS1="$PS1> "
                . "$environments/other/bin/activate"
                echo "$PATH $BOTH $VIRTUAL_ENV"
                deactivate
                echo "$PATH $BOTH $VIRTUAL_ENV $PYTHONHOME [$PS1] ${EMPTY-no EMPTY} ${ONLY_demo-no}"
                """))
        .isEqualTo(
            """
            ENV/other/bin:/first:/usr/bin:/bin:/last other ENV/other
            /first:/usr/bin:/bin:/last mine /theirs /new [$ > ] no EMPTY no
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH, ODD_ZSH, DASH, BUSYBOX})
  void isLeftByAShellThatInheritedIt(String shell) {
    assertThat(
            run(
                shell,
                """
                BOTH=before; export BOTH
                GREETING=mine
                . "$environments/demo/bin/activate"
                SHELL -c '
                  . "$environments/other/bin/activate"
                  which-one
                  deactivate
                  echo "$PATH $BOTH ${GREETING-no GREETING} ${ONLY_demo-no} ${VIRTUAL_ENV-no}"
                  env | grep BERTH || echo "no trace"'
                which-one
                deactivate
                echo "$BOTH $GREETING"
                """))
        .isEqualTo(
            """
            other
            /usr/bin:/bin before no GREETING no no
            no trace
            demo
            before mine
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH, ODD_ZSH, DASH, BUSYBOX})
  void leavesAnEnvironmentThatIsGone(String shell) {
    assertThat(
            run(
                shell,
                """
                . "$environments/demo/bin/activate"
                rm -r "$environments/demo"
                deactivate
                echo "$PATH ${VIRTUAL_ENV-no}"
                """))
        .isEqualTo("/usr/bin:/bin no\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH, ODD_ZSH, DASH, BUSYBOX})
  void standsAsideForAnotherEnvironmentsDeactivate(String shell) {
    assertThat(
            run(
                shell,
                """
                deactivate() { echo "the other one's"; }
                VIRTUAL_ENV=/theirs; export VIRTUAL_ENV
                . "$environments/demo/bin/activate"
                . "$environments/other/bin/activate"
                which-one
                deactivate
                """))
        .isEqualTo("other\nthe other one's\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, STRICT_BASH, ZSH, ODD_ZSH, DASH, STRICT_DASH, BUSYBOX})
  void saysWhichVariableIsReadOnlyAndGoesOn(String shell) {
    assertThat(
            run(
                shell,
                """
                readonly BOTH=theirs
                . "$environments/demo/bin/activate" 2>&1
                echo "$BOTH $ONLY_demo"
                deactivate
                echo "$BOTH ${ONLY_demo-no}"
                """))
        .isEqualTo(
            """
            warning: `BOTH` is read-only in this shell: it stays as it is
            theirs yes
            theirs no
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, STRICT_BASH, ZSH, ODD_ZSH, DASH, BUSYBOX})
  void worksWithAStrangeIfsAndAliases(String shell) {
    assertThat(
            run(
                shell,
                """
                [ -z "${BASH_VERSION-}" ] || shopt -s expand_aliases
                alias export='echo export' unset='echo unset' eval='echo eval' command='echo command'
                alias printf='echo printf' typeset='echo typeset' emulate='echo emulate' deactivate='echo'
                IFS='/ab:_'
                . "$environments/demo/bin/activate"
                . "$environments/other/bin/activate"
                which-one
                """))
        .isEqualTo("other\n");
  }

  /** Runs a script in this shell, and shows the folder of environments as {@code ENV}. */
  private String run(String shell, String script) {
    Programs.need(shell.split(" ")[0]);
    Path environments = folder.resolve("my 'own' $environments");
    try {
      Files.writeString(folder.resolve("script"), script.replace("SHELL", shell.split(" -")[0]));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "-i",
                "PATH=/usr/bin:/bin",
                "HOME=" + folder,
                "work=" + folder,
                "environments=" + environments));
    command.addAll(List.of(shell.split(" ")));
    command.add("script");
    ProcessResult result = Programs.run(folder, command.toArray(String[]::new));
    assertThat(result.errors()).as("stderr").isEmpty();
    assertThat(result.exitCode()).as("exit code; stdout: %s", result.output()).isZero();
    return result.output().replace(environments.toString(), "ENV");
  }
}
