package dev.berth.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.ProcessResult;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The function in real bash and zsh, in front of a program which says how it was called, and which
 * knows the environment {@code slow} only.
 */
class ShellFunctionIT {

  private static final String BASH = "bash";
  private static final String POSIX_BASH = "bash --posix";
  private static final String STRICT_BASH = "bash -eu -o noclobber";
  private static final String ZSH = "zsh";
  private static final String ODD_ZSH =
      "zsh -eu -o ksh_arrays -o sh_word_split -o extended_glob -o warn_create_global"
          + " -o warn_nested_var -o rc_quotes -o noclobber -o glob_subst -o err_return"
          + " -o null_glob -o glob_assign -o posix_builtins";

  @TempDir private Path folder;

  private MadeStore store;

  @BeforeEach
  void makeStore() throws IOException {
    store = MadeStore.in(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, POSIX_BASH, STRICT_BASH, ZSH, ODD_ZSH})
  void activatesSwitchesAndLeavesWithoutTheProgram(String shell) {
    assertThat(
            run(
                shell,
                """
                PS1='$ '
                berth runtime activate demo
                echo "$PS1 $(which-one) $ONLY_demo $PATH"
                berth runtime switch other
                echo "$PS1 $(which-one) $ONLY_other ${ONLY_demo-no} $PATH"
                berth rt act demo
                echo "$PS1 $(which-one)"
                berth runtime deactivate
                echo "$PS1 $PATH ${VIRTUAL_ENV-no} ${ONLY_demo-no}"
                command -v deactivate _berth_leave || :
                set | grep -a -E '^_?berth_|^BERTH_' | grep -v -E '^_?berth_?[a-z_]* ?\\(|^BERTH_HOME'  || :
                """))
        .isEqualTo(
            """
            (demo) $  demo yes ENV/demo/bin:/usr/bin:/bin
            (other) $  other yes no ENV/other/bin:/usr/bin:/bin
            left `other@d9298a10d1b0`, which was active
            (demo) $  demo
            $  /usr/bin:/bin no no
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, POSIX_BASH, ZSH, ODD_ZSH})
  void asksTheProgramForWhatIsNotThereYet(String shell) {
    assertThat(
            run(
                shell,
                """
                berth runtime activate slow
                which-one
                berth rt sw slow:v1
                rm -r "$BERTH_HOME/environments/other"
                berth runtime switch other || echo "failed with $?"
                which-one
                """))
        .isEqualTo(
            """
            <runtime><activate><slow><--script><%1$s>
            slow
            <rt><sw><slow:v1><--script><%1$s>
            <runtime><switch><other><--script><%1$s>
            failed with 3
            slow
            """
                .formatted(shell.split(" ")[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, POSIX_BASH, ZSH, ODD_ZSH})
  void passesEverythingElseOn(String shell) {
    assertThat(
            run(
                shell,
                """
                berth || echo "$?"
                berth runtime run demo -- echo 'a  b' '' "$(printf 'x\\ny')" '*' || echo "$?"
                berth runtime activate --help || echo "$?"
                berth runtime activate demo --format json || echo "$?"
                berth runtime deactivate || echo "$?"
                berth run activate demo || echo "$?"
                echo "${VIRTUAL_ENV-none}"
                """))
        .isEqualTo(
            """
            <>
            from the program
            3
            <runtime><run><demo><--><echo><a  b><><x
            y><*>
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
            <run><activate><demo>
            from the program
            3
            none
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH, ODD_ZSH})
  void leavesWhatItInheritedAndWhatIsGone(String shell) {
    assertThat(
            run(
                shell,
                """
                berth runtime activate demo
                rm -r "$VIRTUAL_ENV"
                SHELL -c '
                  eval "$function"
                  berth runtime deactivate
                  echo "$PATH ${VIRTUAL_ENV-no}"'
                berth runtime deactivate
                echo "$PATH ${VIRTUAL_ENV-no}"
                """))
        .isEqualTo("/usr/bin:/bin no\n/usr/bin:/bin no\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH, ODD_ZSH})
  void worksWithAStrangeIfsAndAliases(String shell) {
    assertThat(
            run(
                shell,
                """
                [ -z "${BASH_VERSION-}" ] || shopt -s expand_aliases
                alias export='echo export' unset='echo unset' eval='echo eval' command='echo command'
                alias printf='echo printf' typeset='echo typeset' emulate='echo emulate'
                alias local='echo local' read='echo read' builtin='echo builtin' deactivate='echo'
                [ -z "${ZSH_VERSION-}" ] || alias -g runtime=runtime PATH=nothing activate=activate
                IFS='/ab:_'
                \\eval "$function"
                berth runtime activate demo
                berth runtime switch other
                which-one
                berth runtime deactivate
                echo "${VIRTUAL_ENV-no}"
                """))
        .isEqualTo("other\nno\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH})
  void findsTheStoreWhereTheProgramHasIt(String shell) {
    assertThat(
            run(
                shell,
                """
                mkdir -p "$HOME/.local/share" "$HOME/data"
                ln -s "$BERTH_HOME" "$HOME/.local/share/berth"
                ln -s "$BERTH_HOME" "$HOME/data/berth"
                unset BERTH_HOME
                berth runtime activate demo
                which-one
                export XDG_DATA_HOME="$HOME/data"
                rm "$HOME/.local/share/berth"
                berth runtime activate other
                which-one
                """))
        .isEqualTo("demo\nleft `demo@2a97516c354b`, which was active\nother\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH})
  void takesTheProgramOnThePathWhenItsOwnIsGone(String shell) throws IOException {
    Path moved = Files.createDirectories(folder.resolve("moved"));

    assertThat(
            run(
                shell,
                """
                mv '%s' '%s'
                PATH=$PATH:'%s'
                berth --version || echo "$?"
                """
                    .formatted(store.program(), moved, moved)))
        .isEqualTo("<--version>\nfrom the program\n3\n");
  }

  /** Runs a script in this shell with stdout and stderr in one. */
  private String run(String shell, String script) {
    Programs.need(shell.split(" ")[0]);
    Shell kind = shell.startsWith("zsh") ? Shell.ZSH : Shell.BASH;
    try {
      Files.writeString(
          folder.resolve("script"),
          "exec 2>&1\neval \"$function\"\n" + script.replace("SHELL", shell.split(" -")[0]));
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
                "BERTH_HOME=" + store.home(),
                "function=" + ShellFunction.in(kind, Optional.of(store.program()))));
    command.addAll(List.of(shell.split(" ")));
    command.add("script");
    ProcessResult result = Programs.run(folder, command.toArray(String[]::new));
    assertThat(result.exitCode()).as("exit code; stdout: %s", result.output()).isZero();
    return store.shorten(result.output());
  }
}
