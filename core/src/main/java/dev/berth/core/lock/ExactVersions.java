package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.io.Addresses;
import dev.berth.core.lock.MissingWheelsException.Missing;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.Requirement;
import dev.berth.core.python.Version;
import dev.berth.core.store.Parallel;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the indexes have of versions that are wanted exactly: where a resolver names the first that
 * it cannot find, this names all.
 */
final class ExactVersions {

  private static final int AT_ONCE = 8;

  private final PackageRequest request;
  private final PackageIndex index;

  ExactVersions(PackageRequest request, PackageIndex index) {
    this.request = request;
    this.index = index;
  }

  /** The failure in our words, or the resolver's own when every version has a wheel that fits. */
  BerthException explain(ResolutionException failure) throws IOException {
    if (request.offline()) {
      return failure;
    }
    SortedMap<PackageName, Missing> missing = Collections.synchronizedSortedMap(new TreeMap<>());
    List<Map.Entry<PackageName, String>> wanted =
        request.exactly().orElseThrow().entrySet().stream()
            .filter(entry -> !isByAddress(entry.getKey()))
            .toList();
    Parallel.forEach(
        wanted,
        AT_ONCE,
        entry ->
            find(entry.getKey(), Version.parse(entry.getValue()))
                .ifPresent(one -> missing.put(one.name(), one)));
    return missing.isEmpty() ? failure : new MissingWheelsException(List.copyOf(missing.values()));
  }

  /**
   * Makes sure that a resolver found what is wanted and nothing like it: {@code ==2.1} admits
   * {@code 2.1+cpu} too (version specifiers specification, "Version matching").
   */
  void require(List<ResolvedPackage> found) {
    List<Missing> others =
        found.stream()
            .filter(
                one ->
                    Version.parse(one.version())
                            .compareTo(
                                Version.parse(request.exactly().orElseThrow().get(one.name())))
                        != 0)
            .map(one -> missing(one.name(), List.of()))
            .toList();
    if (!others.isEmpty()) {
      throw new MissingWheelsException(others);
    }
  }

  private boolean isByAddress(PackageName name) {
    return request
        .requirementOf(name)
        .filter(located -> Requirement.parse(located.value()).url().isPresent())
        .isPresent();
  }

  private Optional<Missing> find(PackageName name, Version wanted) throws IOException {
    List<ResolvedPackage.File> files =
        index.files(name).stream()
            .filter(
                file ->
                    FileVersion.of(name, file.name())
                        .filter(found -> found.compareTo(wanted) == 0)
                        .isPresent())
            .toList();
    return new WheelChooser(request).anyFits(files)
        ? Optional.empty()
        : Optional.of(missing(name, files));
  }

  private Missing missing(PackageName name, List<ResolvedPackage.File> files) {
    return new Missing(
        name,
        request.exactly().orElseThrow().get(name),
        ResolutionException.target(request),
        files.stream().map(ResolvedPackage.File::name).distinct().sorted().toList(),
        request.sources().indexes().stream().map(Addresses::masked).toList());
  }
}
