package dev.berth.core.capture;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.lock.DistributionRelease;
import dev.berth.core.python.PythonVersion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An environment is not there, or is not one that a runtime can be made of. */
public final class EnvironmentException extends BerthException {

  private EnvironmentException(Problem problem) {
    super(problem);
  }

  private static Problem none(String shown) {
    return Problem.of("there is no environment in `" + shown + "`");
  }

  /** Nothing is at that place. */
  static EnvironmentException missing(String shown) {
    return new EnvironmentException(none(shown).because("there is no such folder"));
  }

  /** A link is at that place, and what it points to is gone. */
  static EnvironmentException danglingLink(String shown, Path target) {
    return new EnvironmentException(
        none(shown).because("it is a link to `" + target + "`, which is not there"));
  }

  static EnvironmentException notAFolder(String shown) {
    return new EnvironmentException(none(shown).because("it is a file, not a folder"));
  }

  /** A folder that is no virtual environment; perhaps one in it is. */
  static EnvironmentException notAVenv(String shown, boolean empty, Optional<String> inIt) {
    Problem problem = none(shown).because(empty ? "the folder is empty" : "it has no `pyvenv.cfg`");
    return new EnvironmentException(
        inIt.map(venv -> problem.hint("did you mean `" + venv + "`?")).orElse(problem));
  }

  /** A conda environment where a virtual one was said to be. */
  static EnvironmentException isConda(String shown) {
    return new EnvironmentException(
        Problem.of("`" + shown + "` is no virtual environment, but one of conda")
            .hint("say `conda-prefix` in the place of `venv`"));
  }

  /** A virtual environment where one of conda was said to be. */
  static EnvironmentException isVenv(String shown) {
    return new EnvironmentException(
        Problem.of("`" + shown + "` is no conda environment, but a virtual one")
            .hint("say `venv` in the place of `conda-prefix`"));
  }

  static EnvironmentException notConda(String shown, boolean empty) {
    return new EnvironmentException(
        none(shown).because(empty ? "the folder is empty" : "it has no folder `conda-meta`"));
  }

  /** No conda environment of that name was found. */
  static EnvironmentException unknownConda(
      String name, Collection<String> known, List<String> searched) {
    Problem problem =
        Problem.of("there is no conda environment `" + name + "`")
            .because("looked " + String.join(", ", searched));
    return new EnvironmentException(
        (known.isEmpty() ? problem : problem.because("found are " + quoted(known)))
            .hint("name its folder: `conda-prefix` and the path that `conda info --envs` shows"));
  }

  /** Several conda environments have that name. */
  static EnvironmentException severalConda(String name, Collection<Path> prefixes) {
    return new EnvironmentException(
        Problem.of("there are several conda environments `" + name + "`")
            .because(quoted(prefixes.stream().map(Path::toString).toList()))
            .hint("name the folder of one with `conda-prefix`"));
  }

  /** The shell has none. */
  static EnvironmentException nothingActive() {
    return new EnvironmentException(
        Problem.of("no environment is active in this shell")
            .because("neither `VIRTUAL_ENV` nor `CONDA_PREFIX` is set")
            .hint("activate one, or name it: `venv` and its folder, `conda` and its name"));
  }

  /** The shell says that two are active, and its PATH leads to neither. */
  static EnvironmentException twoActive(String venv, String conda) {
    return new EnvironmentException(
        Problem.of("cannot tell which environment is active in this shell")
            .because("`VIRTUAL_ENV` is `" + venv + "`, `CONDA_PREFIX` is `" + conda + "`")
            .because("`PATH` has the programs of neither")
            .hint("name the one that is meant: `venv` or `conda-prefix` and its folder"));
  }

  private static Problem cannotCapture(FoundEnvironment environment) {
    return Problem.of("cannot capture " + environment.description());
  }

  /** Its interpreter cannot be run, and its files do not tell what it was. */
  static EnvironmentException broken(FoundEnvironment environment, String fault) {
    return new EnvironmentException(
        cannotCapture(environment)
            .because(fault)
            .because("its files do not tell the version of its Python"));
  }

  /** Something in it cannot be read. */
  static EnvironmentException unreadable(FoundEnvironment environment, Path file, String fault) {
    return new EnvironmentException(
        cannotCapture(environment).because("`" + file + "` cannot be read: " + fault));
  }

  /** Its Python is too old, or not known yet. */
  static EnvironmentException unsupportedPython(
      FoundEnvironment environment, String version, List<PythonVersion> known) {
    return new EnvironmentException(
        cannotCapture(environment)
            .because(
                "its Python is "
                    + version
                    + "; supported are "
                    + known.get(0)
                    + " to "
                    + known.get(known.size() - 1)));
  }

  /** Its Python is of another kind than those of the images. */
  static EnvironmentException otherImplementation(FoundEnvironment environment, String found) {
    return new EnvironmentException(
        cannotCapture(environment)
            .because("its Python is " + found + "; images have the usual CPython"));
  }

  /** There is no distribution with its Python, and no other base was named. */
  static EnvironmentException noBase(FoundEnvironment environment, PythonVersion python) {
    return new EnvironmentException(
        cannotCapture(environment)
            .because("its Python is " + python + ", which none of the bases has")
            .because(
                Arrays.stream(DistributionRelease.values())
                    .map(release -> "`" + release.os() + "` has " + release.python())
                    .collect(Collectors.joining(", ")))
            .hint("name an image that has Python " + python + " with `--base IMAGE`"));
  }

  /** The runtime was to be written into what it is captured from. */
  static EnvironmentException notInto(String environment, Path folder) {
    return new EnvironmentException(
        Problem.of("cannot write the runtime to `" + folder + "`")
            .because("that is in " + environment + ", in which nothing is changed")
            .hint("name another folder"));
  }

  /** It holds no packages. */
  static EnvironmentException nothingInstalled(FoundEnvironment environment, List<String> leftOut) {
    return new EnvironmentException(
        cannotCapture(environment)
            .because(
                leftOut.isEmpty()
                    ? "no packages are installed in it"
                    : "nothing is left of it without " + quoted(leftOut))
            .hint("write a first runtime.yaml with `berth runtime init`"));
  }

  static String quoted(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
