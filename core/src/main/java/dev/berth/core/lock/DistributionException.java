package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.Dependency.Located;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A base cannot be assembled from a distribution as runtime.yaml asks for it. */
public final class DistributionException extends BerthException {

  private DistributionException(Problem problem) {
    super(problem);
  }

  private DistributionException(List<Problem> problems) {
    super(problems, null);
  }

  static DistributionException unknownOs(String os) {
    return new DistributionException(
        Problem.of("cannot assemble a base for `" + os + "`")
            .because(
                "known are "
                    + Arrays.stream(DistributionRelease.values())
                        .map(release -> "`" + release.os() + "`")
                        .collect(Collectors.joining(", "))));
  }

  static DistributionException noReleaseFor(PythonVersion python) {
    return new DistributionException(
        Problem.of("no distribution has Python " + python)
            .because(DistributionRelease.fitting())
            .hint(
                "set `environment.docker.image` to an image with Python "
                    + python
                    + ", or choose one of these versions"));
  }

  static DistributionException misfit(DistributionRelease release, PythonVersion python) {
    Problem problem =
        Problem.of(
                "`" + release.os() + "` has Python " + release.python() + ", not Python " + python)
            .because(DistributionRelease.fitting());
    return new DistributionException(
        DistributionRelease.withPython(python)
            .map(fit -> problem.hint("set `os: " + fit.os() + "`, or leave it out"))
            .orElse(problem));
  }

  static DistributionException unsupportedPlatform(String os, String platform) {
    return new DistributionException(
        Problem.of("cannot assemble `" + os + "` for `" + platform + "`")
            .because("known are `linux/amd64` and `linux/arm64`"));
  }

  static DistributionException withoutLibc(String os) {
    return new DistributionException(
        Problem.of("the archive of `" + os + "` has no usable system")
            .because("nothing in it needs `libc6`"));
  }

  static DistributionException otherPython(DistributionRelease release, String found) {
    return new DistributionException(
        Problem.of("the archive of `" + release.os() + "` does not have Python " + release.python())
            .because("its package `python3` has version `" + found + "`"));
  }

  /** Packages of {@code apt:} which do not exist, each with its place. */
  static DistributionException unknownPackages(List<Problem> problems) {
    return new DistributionException(problems);
  }

  /** A package that is not there. */
  static Problem unknownPackage(Located asked, String os, List<String> similar) {
    Problem problem =
        Problem.of("`" + os + "` has no package `" + asked.value() + "`").at(asked.position());
    return similar.isEmpty()
        ? problem
        : problem.hint("did you mean " + String.join(" or ", quoted(similar)) + "?");
  }

  /** A package that is not there in this version. */
  static Problem unknownVersion(Located asked, String os, List<String> versions) {
    return Problem.of("`" + os + "` has no `" + asked.value() + "`")
        .at(asked.position())
        .because("its archive has " + String.join(", ", quoted(versions)));
  }

  /** A name that several packages go by. */
  static Problem virtual(Located asked, List<String> providers) {
    return Problem.of("`" + asked.value() + "` is not one package")
        .at(asked.position())
        .because("it is provided by " + String.join(", ", quoted(providers)))
        .hint("name one of these");
  }

  /** A package of another architecture. */
  static Problem foreign(Located asked, String architecture) {
    return Problem.of("`" + asked.value() + "` is not for `" + architecture + "`")
        .at(asked.position())
        .because("packages of another architecture than the image's are not supported");
  }

  /** A text that apt would not take for a package. */
  static Problem notAPackageName(Located asked) {
    return Problem.of("not a package: `" + asked.value() + "`")
        .at(asked.position())
        .because("expected `NAME` or `NAME=VERSION`");
  }

  private static List<String> quoted(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").toList();
  }
}
