package dev.berth.core.shell;

import dev.berth.core.io.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A new shell in which an environment is active. The variables are set before it starts, so that
 * the environment is active as well where its startup files are not read: in a script on stdin, in
 * a shell unknown to us, in one that the user's files start in its place.
 *
 * @param startup what makes it read our startup files when it is interactive
 */
public record ShellInEnvironment(Activation activation, String program, Optional<Startup> startup)
    implements NextProgram {

  /**
   * How a shell is made to read startup files of ours.
   *
   * @param folder where they are; whatever reads them removes it
   * @param arguments the shell's arguments
   * @param variables set for it, or unset where there is no value
   */
  record Startup(Path folder, List<String> arguments, Map<String, Optional<String>> variables) {}

  @Override
  public String asShellText() {
    StringBuilder text = new StringBuilder();
    text.append(". ").append(quoted(Shell.SH.scriptIn(activation.prefix()))).append('\n');
    startup.ifPresent(
        files -> {
          text.append("if [ -t 0 ] && [ -t 2 ]; then\n");
          files.variables().forEach((name, value) -> text.append(assignment(name, value)));
          text.append("exec ").append(quoted(command())).append("\nfi\n");
          text.append("rm -rf ").append(quoted(files.folder())).append('\n');
        });
    return text.append("exec ").append(quoted(program)).append('\n').toString();
  }

  private static String assignment(String name, Optional<String> value) {
    return value
        .map(text -> "export " + name + "=" + quoted(text) + "\n")
        .orElse("unset -v " + name + "\n");
  }

  private static String quoted(List<String> words) {
    return words.stream().map(ShellInEnvironment::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(Object word) {
    return Quoting.POSIX.quote(word.toString());
  }

  @Override
  public List<String> command() {
    List<String> command = new ArrayList<>(List.of(program));
    startup.ifPresent(files -> command.addAll(files.arguments()));
    return command;
  }

  @Override
  public Environment environment(Environment ours) {
    Map<String, String> variables =
        new TreeMap<>(new ShellVariables(ours).activated(activation).variables());
    startup.ifPresent(
        files ->
            files
                .variables()
                .forEach(
                    (name, value) ->
                        value.ifPresentOrElse(
                            text -> variables.put(name, text), () -> variables.remove(name))));
    return new Environment(variables);
  }

  @Override
  public void ended() {
    startup.map(Startup::folder).filter(Files::exists).ifPresent(ShellInEnvironment::remove);
  }

  private static void remove(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
