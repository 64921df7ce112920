package dev.berth.core.capture;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.Suggestion;
import dev.berth.core.python.InstalledProject;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.WheelName;
import java.nio.file.Path;
import java.util.Set;

/** What the user decided about a package does not go with the environment. */
public final class ChoiceException extends BerthException {

  private ChoiceException(Problem problem) {
    super(problem);
  }

  /** An option names a package that is not there: a typing mistake would do nothing. */
  static ChoiceException notInstalled(
      String option, PackageName name, FoundEnvironment environment, Set<PackageName> installed) {
    Problem problem =
        Problem.of("`" + option + "`: there is no package `" + name + "`")
            .because(environment.description() + " does not have it");
    return new ChoiceException(
        Suggestion.nearest(name.toString(), installed.stream().map(PackageName::toString).toList())
            .map(nearest -> problem.hint("did you mean `" + nearest + "`?"))
            .orElse(problem));
  }

  /** Two options say opposite things. */
  static ChoiceException twice(PackageName name, String one, String other) {
    return new ChoiceException(
        Problem.of("`" + name + "` cannot have both `" + one + "` and `" + other + "`"));
  }

  static ChoiceException noWheelFile(Path file) {
    return new ChoiceException(
        Problem.of("cannot take the wheel `" + file + "`").because("there is no such file"));
  }

  static ChoiceException notAWheel(Path file, String why) {
    return new ChoiceException(Problem.of("cannot take the wheel `" + file + "`").because(why));
  }

  /** The wheel is of another version than what is installed. */
  static ChoiceException otherVersion(Path file, WheelName wheel, InstalledProject installed) {
    return new ChoiceException(
        Problem.of("cannot take the wheel `" + file + "`")
            .because(
                "it is version "
                    + wheel.version()
                    + " of `"
                    + wheel.name()
                    + "`; installed is "
                    + installed.version())
            .hint("install it into the environment first, or leave the package out"));
  }

  /** Another wheel that goes by the same name is in the folder of the runtime. */
  static ChoiceException otherWheelThere(Path file, Path there) {
    return new ChoiceException(
        Problem.of("cannot copy the wheel `" + file + "`")
            .because("`" + there + "` is there already, with other content")
            .hint("remove that one, or write to another folder"));
  }
}
