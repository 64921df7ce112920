package dev.berth.core.capture;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.lock.MissingWheelsException;
import dev.berth.core.python.InstalledProject;
import java.util.List;
import java.util.stream.Collectors;

/** Packages of which an environment does not tell how to have them again: each, with what to do. */
public final class UndecidedException extends BerthException {

  UndecidedException(List<Problem> problems) {
    super(problems, null);
  }

  UndecidedException(MissingWheelsException missing) {
    super(missing.missing().stream().map(UndecidedException::noWheel).toList(), missing);
  }

  private static Problem cannotCapture(InstalledProject project) {
    return Problem.of("cannot capture `" + project.name() + "` " + project.version());
  }

  private static String orSkip(Object names) {
    return ", or leave it out with `--skip " + names + "`";
  }

  /** It was built from source, which is not done here. */
  static Problem builtFrom(InstalledProject project, Origin.Source source) {
    return cannotCapture(project)
        .because("it was installed from " + source.description())
        .hint(buildWith(source.forPip()) + orSkip(project.name()));
  }

  private static String buildWith(String what) {
    return "build a wheel with `pip wheel --no-deps "
        + ShellWord.of(what)
        + "` and pass it with `--wheel FILE`";
  }

  /** It was installed from a wheel that is still there. */
  static Problem localWheel(InstalledProject project, Origin.LocalWheel wheel) {
    return cannotCapture(project)
        .because("it was installed from the file `" + wheel.file() + "`")
        .hint(
            "pass that with `--wheel "
                + ShellWord.of(wheel.file().toString())
                + "`"
                + orSkip(project.name()));
  }

  /** It was installed from a wheel that is not what it was. */
  static Problem changedWheel(InstalledProject project, Origin.LocalWheel wheel, String fault) {
    return cannotCapture(project)
        .because("it was installed from the file `" + wheel.file() + "`, which " + fault)
        .hint(
            "pass another wheel of it with `--wheel FILE`, take it from the index with"
                + " `--from-index "
                + project.name()
                + "`"
                + orSkip(project.name()));
  }

  /** Nothing tells where they are from. */
  static Problem unknown(List<InstalledProject> projects, String said) {
    String names =
        projects.stream().map(one -> one.name().toString()).collect(Collectors.joining(","));
    String them = projects.size() == 1 ? "it" : "them";
    return Problem.of(
            "cannot tell where "
                + projects.stream()
                    .map(one -> "`" + one.name() + "` " + one.version())
                    .collect(Collectors.joining(", "))
                + (projects.size() == 1 ? " is" : " are")
                + " from")
        .because(said)
        .hint(
            "take "
                + them
                + " from the index with `--from-index "
                + names
                + "`, or leave "
                + them
                + " out with `--skip "
                + names
                + "`");
  }

  /** Its version is older than the rules for versions. */
  static Problem oddVersion(InstalledProject project) {
    return cannotCapture(project)
        .because("its version is none of PEP 440, so that no index can be asked for it")
        .hint("leave it out with `--skip " + project.name() + "`");
  }

  private static Problem noWheel(MissingWheelsException.Missing missing) {
    if (missing.files().isEmpty()) {
      return missing
          .problem()
          .hint(
              "name the index it is from in `PIP_EXTRA_INDEX_URL`, pass its wheel with `--wheel"
                  + " FILE`"
                  + orSkip(missing.name()));
    }
    return missing.problem().hint(buildWith(missing.pin()) + orSkip(missing.name()));
  }
}
