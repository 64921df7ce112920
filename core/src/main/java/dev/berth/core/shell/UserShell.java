package dev.berth.core.shell;

import dev.berth.core.io.Environment;
import dev.berth.core.shell.ShellInEnvironment.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shell that a user works in, as {@code SHELL} names it, else {@code sh}. A new one in which an
 * environment is active reads the user's own files first. What it reads after them is in a folder
 * of its own, which it removes: neither the user's files nor the environment are written to.
 *
 * @param program the shell's program, as the user gives it
 */
public record UserShell(String program) {

  private static final Map<String, Shell> KNOWN =
      Map.ofEntries(
          Map.entry("bash", Shell.BASH),
          Map.entry("zsh", Shell.ZSH),
          Map.entry("fish", Shell.FISH),
          Map.entry("pwsh", Shell.POWERSHELL),
          Map.entry("powershell", Shell.POWERSHELL),
          Map.entry("sh", Shell.SH),
          Map.entry("dash", Shell.SH),
          Map.entry("ash", Shell.SH),
          Map.entry("ksh", Shell.SH),
          Map.entry("mksh", Shell.SH));

  /** The shell that these variables name. */
  public static UserShell of(Environment environment) {
    return new UserShell(environment.find("SHELL").orElse("sh"));
  }

  /** Which shell it is, when it is one that we have scripts for. */
  public Optional<Shell> kind() {
    return Optional.ofNullable(KNOWN.get(program.substring(program.lastIndexOf('/') + 1)));
  }

  /**
   * A new shell in which an environment is active. One that we have no scripts for has the
   * variables, and keeps its prompt.
   *
   * @param ours the variables as they are now
   * @param berth the absolute path of the program, for the function that the shell gets
   * @throws IOException when the folder for its startup files cannot be made
   */
  public NextProgram in(Activation activation, Environment ours, Optional<Path> berth)
      throws IOException {
    Optional<Startup> startup = Optional.empty();
    if (kind().isPresent()) {
      startup = Optional.of(startup(kind().get(), activation, ours, berth));
    }
    return new ShellInEnvironment(activation, program, startup);
  }

  private static Startup startup(
      Shell shell, Activation activation, Environment ours, Optional<Path> berth)
      throws IOException {
    Path temporary = Path.of(ours.find("TMPDIR").orElse(System.getProperty("java.io.tmpdir")));
    Path folder = Files.createTempDirectory(temporary, "berth-shell-");
    Quoting quoting = shell.quoting();
    Map<String, String> gaps =
        Map.of(
            "folder", quoting.quote(folder.toString()),
            "function", shell == Shell.SH ? "" : ShellFunction.in(shell, berth),
            "script", quoting.quote(shell.scriptIn(activation.prefix()).toString()));
    if (shell == Shell.ZSH) {
      write(folder.resolve(".zshenv"), "rc.zshenv", gaps);
      write(folder.resolve(".zshrc"), "rc.zshrc", gaps);
      return new Startup(folder, List.of(), replaced("ZDOTDIR", folder, ours));
    }
    Path file = folder.resolve("rc");
    write(file, "rc." + (shell == Shell.BASH ? "bash" : shell.language()), gaps);
    return switch (shell) {
      case BASH -> new Startup(folder, List.of("--rcfile", file.toString()), Map.of());
      case FISH ->
          new Startup(folder, List.of("-C", "source " + quoting.quote(file.toString())), Map.of());
      case POWERSHELL ->
          new Startup(
              folder,
              List.of("-NoExit", "-Command", ". " + quoting.quote(file.toString())),
              Map.of());
      default -> new Startup(folder, List.of(), replaced("ENV", file, ours));
    };
  }

  /** A variable by which the shell finds its files, with the user's own value beside it. */
  private static Map<String, Optional<String>> replaced(
      String variable, Path value, Environment ours) {
    Map<String, Optional<String>> variables = new LinkedHashMap<>();
    variables.put(variable, Optional.of(value.toString()));
    variables.put("BERTH_" + variable, Optional.ofNullable(ours.variables().get(variable)));
    return variables;
  }

  private static void write(Path file, String resource, Map<String, String> gaps)
      throws IOException {
    Files.writeString(file, ScriptTemplate.of(resource).fill(gaps));
  }
}
