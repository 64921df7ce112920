package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.core.shell.Shell;
import dev.berth.core.shell.ShellFunction;
import java.util.ArrayList;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code berth shell-init SHELL}: the function which activates runtimes in the user's own shell.
 */
@Command(
    name = "shell-init",
    description = {
      "Print the function that activates runtimes in your own shell",
      "It passes everything on to Berth, except `berth runtime activate`, `switch` and `deactivate`,"
          + " which then change the shell that they are typed in, and start no program where the"
          + " environment is there. The line that defines it, in the shell's startup file:",
    },
    footer = {
      "",
      "  bash        eval \"$(berth shell-init bash)\"",
      "  zsh         eval \"$(berth shell-init zsh)\"",
      "  fish        berth shell-init fish | source",
      "  powershell  berth shell-init powershell | Out-String | Invoke-Expression",
      "",
      "Example:",
      "  eval \"$(berth shell-init bash)\"",
    })
final class ShellInitCommand implements Runnable {

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Shells.class,
      converter = Shells.class,
      description = "bash, zsh, fish or powershell")
  Shell shell = Shell.BASH;

  private final Services services;

  ShellInitCommand(Services services) {
    this.services = services;
  }

  /** The shells that there is a function for. */
  static final class Shells extends ArrayList<String> implements ITypeConverter<Shell> {

    private static final long serialVersionUID = 1L;

    Shells() {
      Arrays.stream(Shell.values())
          .filter(ShellFunction::existsFor)
          .map(Shell::toString)
          .forEach(this::add);
    }

    @Override
    public Shell convert(String text) {
      return Arrays.stream(Shell.values())
          .filter(ShellFunction::existsFor)
          .filter(shell -> shell.toString().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of " + this + ", found `" + text + "`"));
    }
  }

  @Override
  public void run() {
    services.console().out().print(ShellFunction.in(shell, services.program()));
    services.console().out().flush();
  }
}
