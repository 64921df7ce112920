package dev.berth.core.lock;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PlatformTags;
import dev.berth.core.python.Requirement;
import dev.berth.core.spec.Dependency.Located;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which Python packages to find.
 *
 * @param requirements PEP 508, without hashes
 * @param hashes the digests that requirements with {@code --hash} allow; a package that is not here
 *     may have any
 * @param localWheels the user's own wheels, whose requirements count too, by name
 * @param preferred the versions to keep where they still fit
 * @param exactly all packages that there shall be beside the local wheels, whatever they require,
 *     when that is known; those that a requirement names by address are had from there
 */
record PackageRequest(
    Platform platform,
    LockedPython python,
    List<Located> requirements,
    List<Located> constraints,
    Map<PackageName, Set<Digest>> hashes,
    Map<PackageName, Path> localWheels,
    Map<PackageName, String> preferred,
    Optional<Map<PackageName, String>> exactly,
    PackageSources sources,
    boolean offline) {

  PackageRequest {
    requirements = List.copyOf(requirements);
    constraints = List.copyOf(constraints);
    hashes = Map.copyOf(hashes);
    localWheels = Map.copyOf(localWheels);
    preferred = Map.copyOf(preferred);
    exactly = exactly.map(Map::copyOf);
  }

  /** Whether nothing is to be found out but the files. */
  boolean isExact() {
    return exactly.isPresent();
  }

  /** The lines of a requirements file, which a resolver reads. */
  Stream<String> lines() {
    if (exactly.isPresent()) {
      return new TreeMap<>(exactly.get())
          .entrySet().stream().map(entry -> exactLine(entry.getKey(), entry.getValue()));
    }
    Stream<String> local =
        localWheels.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(wheel -> wheel.getKey() + " @ " + wheel.getValue().toUri());
    return Stream.concat(requirements.stream().map(Located::value), local);
  }

  private String exactLine(PackageName name, String version) {
    return requirementOf(name)
        .map(Located::value)
        .filter(requirement -> Requirement.parse(requirement).url().isPresent())
        .orElse(name + "==" + version);
  }

  PlatformTags tags() {
    return PlatformTags.of(python.version(), platform, python.glibc());
  }

  /** The requirement that names this package. */
  Optional<Located> requirementOf(PackageName name) {
    return requirements.stream().filter(located -> nameOf(located).equals(name)).findFirst();
  }

  static PackageName nameOf(Located requirement) {
    return Requirement.parse(requirement.value()).name();
  }
}
