package dev.berth.core.function;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the command line says of a function and its task. Options count more than every file.
 *
 * @param assignments in the order in which they were given; a later one counts more, and what can
 *     stand several times in a list is collected
 * @param arguments the arguments of the command, in place of those in files
 * @param profileFile the file of the profile
 */
public record TaskOptions(
    List<Assignment> assignments, Optional<List<String>> arguments, Optional<Path> profileFile) {

  /** No options at all. */
  public static final TaskOptions NONE =
      new TaskOptions(List.of(), Optional.empty(), Optional.empty());

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_./-]+");

  public TaskOptions {
    assignments = List.copyOf(assignments);
    arguments = arguments.map(List::copyOf);
  }

  /**
   * One value for one key.
   *
   * @param option the option that has it: {@code --replicas}
   * @param key its name in files, with a dot before each key of a map: {@code resources.limits.cpu}
   * @param value a text; for a list or a map, one entry, as it could stand there in a file
   * @param mayBeYaml whether a list or a map may be written as {@code [a, b]} or {@code {a: b}}
   */
  public record Assignment(String option, String key, String value, boolean mayBeYaml) {

    /** The value of an option that stands for a key: {@code --volume ./data:/data}. */
    public static Assignment of(String option, String key, String value) {
      return new Assignment(option, key, value, false);
    }

    /** Which option it is, without the value, which may be long or secret. */
    String inWords() {
      return mayBeYaml ? option + " " + key + "=…" : option;
    }

    /**
     * What {@code --set KEY=VALUE} says.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    public static Assignment set(String text) {
      int equals = text.indexOf('=');
      if (equals < 0 || !KEY.matcher(text.substring(0, equals)).matches()) {
        throw new IllegalArgumentException(
            "`" + text + "`: expected KEY=VALUE, such as `resources.limits.cpu=2`");
      }
      return new Assignment("--set", text.substring(0, equals), text.substring(equals + 1), true);
    }
  }
}
