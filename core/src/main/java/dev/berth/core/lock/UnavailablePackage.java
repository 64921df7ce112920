package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.io.Addresses;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.Requirement;
import dev.berth.core.python.Version;
import dev.berth.core.spec.Dependency.Located;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A package of which a resolver found nothing to use: unknown, or there in other forms only. */
final class UnavailablePackage {

  private final PackageRequest request;
  private final PackageName name;

  UnavailablePackage(PackageRequest request, PackageName name) {
    this.request = request;
    this.name = name;
  }

  private Optional<SourceExcerpt> place() {
    return request.requirementOf(name).map(Located::position);
  }

  /** The failure when no index knows it. */
  BerthException unknown() {
    return ResolutionException.unknown(
        name, request.sources().indexes().stream().map(Addresses::masked).toList(), place());
  }

  /**
   * The failure, with the files that the indexes have of what was asked for.
   *
   * @param explanation what the resolver said, for when the files do not tell it all
   */
  BerthException explain(PackageIndex index, List<String> explanation) throws IOException {
    Optional<Requirement> asked =
        request.requirementOf(name).map(located -> Requirement.parse(located.value()));
    List<String> files = index.files(name).stream().map(ResolvedPackage.File::name).toList();
    if (files.isEmpty()) {
      return unknown();
    }
    String versions =
        asked
            .map(
                requirement ->
                    requirement.specifiers().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(",")))
            .orElse("");
    NavigableMap<Version, List<String>> admitted = new TreeMap<>();
    for (String file : files) {
      FileVersion.of(name, file)
          .filter(version -> asked.isEmpty() || asked.get().admits(version))
          .ifPresent(
              version -> admitted.computeIfAbsent(version, v -> new ArrayList<>()).add(file));
    }
    Optional<String> newest =
        admitted.size() > 1 ? Optional.of(admitted.lastKey().toString()) : Optional.empty();
    List<String> newestFiles =
        admitted.isEmpty() ? List.of() : admitted.lastEntry().getValue().stream().sorted().toList();
    return ResolutionException.noWheel(
        request, name + versions, newest, newestFiles, explanation, place());
  }
}
