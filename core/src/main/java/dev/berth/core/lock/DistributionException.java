package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.python.PythonVersion;
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

  static DistributionException unsupportedArchitecture(String os, String architecture) {
    return new DistributionException(
        Problem.of("cannot assemble `" + os + "` for `" + architecture + "`")
            .because("known are `amd64` and `arm64`"));
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
  static Problem unknownPackage(String name, String os, List<String> similar, SourceExcerpt place) {
    Problem problem = Problem.of("`" + os + "` has no package `" + name + "`").at(place);
    return similar.isEmpty()
        ? problem
        : problem.hint(
            "did you mean "
                + similar.stream().map(one -> "`" + one + "`").collect(Collectors.joining(", "))
                + "?");
  }
}
