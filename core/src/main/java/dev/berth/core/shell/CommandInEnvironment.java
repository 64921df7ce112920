package dev.berth.core.shell;

import dev.berth.core.io.Environment;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One command, run in an environment.
 *
 * @param command the program and its arguments, which are the last of our own
 */
public record CommandInEnvironment(Activation activation, List<String> command)
    implements NextProgram {

  public CommandInEnvironment {
    command = List.copyOf(command);
  }

  /**
   * The command, when it can be run.
   *
   * @param ours the variables as they are now
   * @param workingDirectory where a relative path of a program starts
   * @throws MissingCommandException when there is no such program, or when it is none
   */
  public static CommandInEnvironment of(
      Activation activation, List<String> command, Environment ours, Path workingDirectory) {
    String program = command.get(0);
    List<Path> candidates =
        program.contains("/")
            ? List.of(workingDirectory.resolve(program))
            : onPath(program, new ShellVariables(ours).activated(activation));
    if (candidates.stream().noneMatch(Files::exists)) {
      throw MissingCommandException.notFound(program, activation);
    }
    if (candidates.stream().noneMatch(CommandInEnvironment::isProgram)) {
      throw MissingCommandException.notExecutable(program);
    }
    return new CommandInEnvironment(activation, command);
  }

  private static List<Path> onPath(String program, Environment inside) {
    List<Path> candidates = new ArrayList<>();
    for (String folder : inside.find("PATH").orElse("").split(Pattern.quote(File.pathSeparator))) {
      if (!folder.isEmpty() && !program.isEmpty()) {
        candidates.add(Path.of(folder, program));
      }
    }
    return candidates;
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  @Override
  public String asShellText() {
    return ". %s\nshift $(($# - %d))\nexec \"$@\"\n"
        .formatted(
            Quoting.POSIX.quote(Shell.SH.scriptIn(activation.prefix()).toString()), command.size());
  }

  @Override
  public Environment environment(Environment ours) {
    return new ShellVariables(ours).activated(activation);
  }
}
