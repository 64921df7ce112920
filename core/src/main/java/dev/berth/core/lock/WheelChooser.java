package dev.berth.core.lock;

import dev.berth.core.SourceExcerpt;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.PlatformTags;
import dev.berth.core.python.WheelName;
import dev.berth.core.spec.Dependency.Located;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses the file of a version that fits best, as pip does: by tags, then by build number. */
final class WheelChooser {

  private record Candidate(ResolvedPackage.File file, WheelName wheel, int rank) {}

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingInt(Candidate::rank)
          .thenComparing(
              candidate -> candidate.wheel().build(),
              Comparator.comparing(
                      (Optional<WheelName.BuildTag> build) ->
                          build.orElse(new WheelName.BuildTag(0, "")))
                  .reversed())
          .thenComparing(candidate -> candidate.file().name());

  private final PackageRequest request;
  private final PlatformTags tags;

  WheelChooser(PackageRequest request) {
    this.request = request;
    this.tags = request.tags();
  }

  /**
   * The best file.
   *
   * @throws ResolutionException when none fits
   */
  ResolvedPackage.File choose(ResolvedPackage version) {
    List<Candidate> fitting =
        version.files().stream()
            .flatMap(file -> candidate(file).stream())
            .sorted(BEST_FIRST)
            .toList();
    if (fitting.isEmpty()) {
      throw ResolutionException.noWheel(
          request,
          version.name() + "==" + version.version(),
          Optional.empty(),
          version.files().stream().map(ResolvedPackage.File::name).toList(),
          List.of(),
          place(version));
    }
    Optional<Set<Digest>> allowed = Optional.ofNullable(request.hashes().get(version.name()));
    return fitting.stream()
        .map(Candidate::file)
        .filter(
            file -> allowed.isEmpty() || file.digest().filter(allowed.get()::contains).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                ResolutionException.noAllowedFile(
                    version.name() + "==" + version.version(),
                    fitting.stream().map(fit -> fit.file().name()).toList(),
                    place(version)));
  }

  /** Whether one of the files can be used. */
  boolean anyFits(List<ResolvedPackage.File> files) {
    return files.stream().anyMatch(file -> candidate(file).isPresent());
  }

  private Optional<SourceExcerpt> place(ResolvedPackage version) {
    return request.requirementOf(version.name()).map(Located::position);
  }

  private Optional<Candidate> candidate(ResolvedPackage.File file) {
    try {
      WheelName wheel = WheelName.parse(file.name());
      return tags.rank(wheel).stream()
          .mapToObj(rank -> new Candidate(file, wheel, rank))
          .findFirst();
    } catch (IllegalArgumentException notAWheel) {
      return Optional.empty();
    }
  }
}
