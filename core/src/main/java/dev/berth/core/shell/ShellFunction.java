package dev.berth.core.shell;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The function {@code berth} for a user's shell: it passes everything on to the program, except
 * what changes the shell it is typed in, which no program can. An environment that is there is
 * activated by its own script, without the program.
 */
public final class ShellFunction {

  private ShellFunction() {}

  /**
   * The text that defines it when the shell evaluates it.
   *
   * @param program the absolute path of the program; without it, the one on the PATH is run
   */
  public static String in(Shell shell, Optional<Path> program) {
    String text =
        ScriptTemplate.of("function." + shell.language())
            .fill(
                Map.of(
                    "program", shell.quoting().quote(program.map(Path::toString).orElse("")),
                    "leave", LeavingFunction.in(shell, "_berth_shell_leave"),
                    "shell", shell.toString()));
    String code = withoutComments(text);
    // Inside, neither the user's options nor his aliases are in force, now and at each call.
    return shell == Shell.ZSH
        ? "\\builtin emulate zsh -o no_aliases -c " + shell.quoting().quote(code) + "\n"
        : code;
  }

  /** Whether there is one for this shell: not for every POSIX shell. */
  public static boolean existsFor(Shell shell) {
    return shell != Shell.SH;
  }

  /** The line that defines it, typed or in a startup file. */
  public static String loadingIn(Shell shell) {
    return switch (shell) {
      case FISH -> "berth shell-init fish | source";
      case POWERSHELL -> "berth shell-init powershell | Out-String | Invoke-Expression";
      default -> "eval \"$(berth shell-init " + shell + ")\"";
    };
  }

  /** The file in which users keep such lines. */
  public static String startupFileOf(Shell shell) {
    return switch (shell) {
      case ZSH -> "~/.zshrc";
      case FISH -> "~/.config/fish/config.fish";
      case POWERSHELL -> "$PROFILE";
      default -> "~/.bashrc";
    };
  }

  /** A shell need not read what is written for us; some take # for a command when interactive. */
  private static String withoutComments(String text) {
    return text.lines()
        .filter(line -> !line.strip().startsWith("#") && !line.isBlank())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
