package dev.berth.cli.support;

import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The real tool, started by its launcher as a user starts it. */
public final class Tool {

  /** Where the build put it. */
  public static final Path LAUNCHER = Path.of("target", "berth").toAbsolutePath();

  /**
   * What one test fetched, the next need not: a store that the integration tests share, and that
   * goes with {@code mvn clean}.
   */
  public static final Path SHARED_STORE = Path.of("target", "it-store").toAbsolutePath();

  private final Path folder;
  private final Map<String, String> variables = new TreeMap<>();
  private final Path launcher;

  private Tool(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
    variables.put("BERTH_HOME", SHARED_STORE.toString());
  }

  /** The tool, run in this folder with the shared store. */
  public static Tool in(Path folder) {
    return new Tool(LAUNCHER, folder);
  }

  /** The same, started by another path. */
  public Tool startedBy(Path other) {
    Tool tool = new Tool(other, folder);
    tool.variables.putAll(variables);
    return tool;
  }

  /** The same, with one more environment variable. */
  public Tool with(String variable, String value) {
    Tool tool = new Tool(launcher, folder);
    tool.variables.putAll(variables);
    tool.variables.put(variable, value);
    return tool;
  }

  /** Runs {@code berth ARGUMENTS} to its end. */
  public CliResult run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    try {
      ProcessResult result =
          new ProcessRunner(new Environment(System.getenv())).run(command, folder, variables);
      return new CliResult(
          String.join(" ", arguments), result.exitCode(), result.output(), result.errors());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a runtime.yaml into a folder below the one the tool runs in. */
  public Path runtime(String name, String yaml) {
    try {
      Path project = Files.createDirectories(folder.resolve(name));
      Files.writeString(project.resolve("runtime.yaml"), yaml);
      return project;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
