package dev.berth.core.function;

import dev.berth.core.function.TaskOptions.Assignment;
import dev.berth.core.yaml.InvalidSpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what to run and how. Options count more than the profile, the profile more than the task's
 * file, that more than the function's. Variables, volumes, secrets, labels of computers,
 * tolerations and amounts of resources are merged one by one, by their names; everything else as a
 * whole.
 *
 * <p>Strict, as runtime.yaml is: what is not known or cannot be is an error, and all errors of all
 * files are told at once.
 */
public final class FunctionReader {

  /** What a folder's function is called. */
  public static final String FILE_NAME = "function.yaml";

  /** With what most functions say. */
  private static final String ANY_FUNCTION =
      """
      kind: container
      name: any
      image: any
      action: job
      command: [any]
      envs: [{name: ANY, value: any}]
      """;

  private final Function<String, Optional<String>> variables;
  private final Path workingDirectory;

  /**
   * @param variables the environment variables that an option such as {@code --env NAME} may name
   * @param workingDirectory where relative paths in options start
   */
  public FunctionReader(Function<String, Optional<String>> variables, Path workingDirectory) {
    this.variables = variables;
    this.workingDirectory = workingDirectory;
  }

  /**
   * Reads a function that is none, and forgets it. Java has to get ready for the first one, which
   * takes longer than to read it; that can be done while it is not yet known which one is meant.
   */
  public static void warmUp() {
    Assignment action = Assignment.of("--action", "action", Action.JOB.word());
    TaskOptions options =
        new TaskOptions(List.of(action), Optional.of(List.of("any")), Optional.empty());
    new FunctionReading(
            Path.of(FILE_NAME),
            new OptionReader(name -> Optional.empty()).read(options),
            Path.of(""))
        .read(ANY_FUNCTION);
  }

  /**
   * Reads a function with its task.
   *
   * @param function a function.yaml, or the folder that has one
   * @param task a file with a task alone
   * @throws InvalidOptionsException with everything that is wrong with the options
   * @throws InvalidSpecException with everything that is wrong with the files
   */
  public FunctionRequest read(Path function, Optional<Path> task, TaskOptions options) {
    List<GivenOption> given = new OptionReader(variables).read(options);
    Path file = Files.isDirectory(function) ? function.resolve(FILE_NAME) : function;
    List<Path> files = new ArrayList<>(List.of(file));
    task.ifPresent(files::add);
    options.profileFile().ifPresent(files::add);
    try {
      return new FunctionReading(file, given, workingDirectory).read(task, options.profileFile());
    } catch (InvalidSpecException all) {
      throw all.inOrderOf(files);
    }
  }
}
