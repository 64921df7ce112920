package dev.berth.core.debian;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The packages asked for cannot be installed together. */
public final class DependencyException extends BerthException {

  private DependencyException(Problem problem) {
    super(problem);
  }

  /** Nothing in the archive is what a package needs. */
  static DependencyException unmet(
      ArchivePackage dependent, List<PackageRelation> alternatives, List<String> reasons) {
    Problem problem =
        Problem.of("cannot install `" + dependent.title() + "`")
            .because(
                "it needs "
                    + alternatives.stream()
                        .map(relation -> "`" + relation + "`")
                        .collect(Collectors.joining(" or ")));
    for (String reason : reasons) {
      problem = problem.because(reason);
    }
    return new DependencyException(problem);
  }

  /** Two packages exclude each other. */
  static DependencyException conflict(
      ArchivePackage left, ArchivePackage right, PackageRelation relation) {
    return new DependencyException(
        Problem.of("cannot install `" + left.title() + "` together with `" + right.title() + "`")
            .because("`" + left.name() + "` excludes `" + relation + "`"));
  }
}
