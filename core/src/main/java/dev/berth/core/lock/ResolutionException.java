package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PythonVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** There are no versions of Python's packages that do what runtime.yaml asks for. */
public final class ResolutionException extends BerthException {

  private ResolutionException(Problem problem) {
    super(problem, null);
  }

  private static Problem at(Problem problem, Optional<SourceExcerpt> place) {
    return place.map(problem::at).orElse(problem);
  }

  private static Problem because(Problem problem, List<String> causes) {
    Problem result = problem;
    for (String cause : causes) {
      result = result.because(cause);
    }
    return result;
  }

  /** What wheels have to fit. */
  static String target(PackageRequest request) {
    return "Python " + request.python().version() + " on `" + request.platform() + "`";
  }

  /** The requirements contradict each other. */
  static ResolutionException contradiction(
      PackageRequest request, List<String> explanation, Optional<SourceExcerpt> place) {
    return new ResolutionException(
        at(
            because(
                Problem.of("cannot resolve the pip packages for " + target(request)), explanation),
            place));
  }

  /** No index knows a package. */
  static ResolutionException unknown(
      PackageName name, List<String> asked, Optional<SourceExcerpt> place) {
    Problem problem = at(Problem.of("there is no package `" + name + "`"), place);
    return new ResolutionException(
        problem.because(
            asked.isEmpty()
                ? "no index may be asked"
                : "not found in "
                    + asked.stream()
                        .map(one -> "`" + one + "`")
                        .collect(Collectors.joining(", "))));
  }

  /**
   * A package is only there as source, or for other Pythons and platforms.
   *
   * @param what the package, with the versions that were asked for
   * @param newest the version that the files are of, when it is one of several
   */
  static ResolutionException noWheel(
      PackageRequest request,
      String what,
      Optional<String> newest,
      List<String> files,
      List<String> explanation,
      Optional<SourceExcerpt> place) {
    Problem problem = at(Problem.of("no wheel of `" + what + "` fits " + target(request)), place);
    if (!files.isEmpty()) {
      problem =
          problem.because(
              newest
                      .map(version -> "the newest version, " + version + ", has only ")
                      .orElse("there is only ")
                  + shown(files));
    } else {
      problem = because(problem, explanation);
    }
    return new ResolutionException(
        problem.hint(
            "ask for another version, or build a wheel (`pip wheel --no-deps '"
                + what
                + "'`) and list it under `wheels:`"));
  }

  private static String shown(List<String> files) {
    int most = 6;
    String some =
        files.stream().limit(most).map(file -> "`" + file + "`").collect(Collectors.joining(", "));
    return files.size() <= most ? some : some + " and " + (files.size() - most) + " more";
  }

  /** The files that fit have other digests than the requirement's {@code --hash} options allow. */
  static ResolutionException noAllowedFile(
      String what, List<String> files, Optional<SourceExcerpt> place) {
    return new ResolutionException(
        at(
            Problem.of("no file of `" + what + "` has a hash that the requirement allows")
                .because("fitting are " + shown(files)),
            place));
  }

  /** An index could not be asked. */
  static ResolutionException unreachable(List<String> causes) {
    return new ResolutionException(because(Problem.of("cannot ask the package index"), causes));
  }

  /** No network may be used, and what uv remembers does not suffice. */
  static ResolutionException offline(List<String> causes) {
    return new ResolutionException(
        because(Problem.of("cannot resolve the pip packages without the network"), causes)
            .hint("run `berth runtime lock` once without `--offline`"));
  }

  /** The tool that resolves ended in a way that we do not know. */
  static ResolutionException failed(String tool, List<String> said) {
    return new ResolutionException(
        because(Problem.of("cannot resolve the pip packages: `" + tool + "` failed"), said));
  }

  /** There is nothing here that could resolve. */
  static ResolutionException noTool(List<String> reasons) {
    return new ResolutionException(
        because(
                Problem.of("cannot resolve the pip packages: neither `uv` nor `pip` can be used"),
                reasons)
            .hint("install uv: https://docs.astral.sh/uv/"));
  }

  /** pip would answer for the Python it runs in, and not for the one of the image. */
  static ResolutionException untruthful(
      PackageRequest request, PythonVersion found, Platform platform) {
    return new ResolutionException(
        Problem.of("cannot resolve the pip packages for " + target(request))
            .because(
                "`uv` is not used, and `pip` answers for the Python it runs in: "
                    + found
                    + " on `"
                    + platform
                    + "`")
            .hint("install uv, which can answer for others: https://docs.astral.sh/uv/"));
  }
}
