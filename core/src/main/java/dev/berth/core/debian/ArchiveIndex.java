package dev.berth.core.debian;

import dev.berth.core.io.BoundedInputStream;
import dev.berth.core.io.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All packages of some suites for one architecture, the versions of each name in order. What
 * another architecture has is left out.
 */
public final class ArchiveIndex {

  /** Ten times what Debian's largest index holds. */
  private static final long MAX_INFLATED_SIZE = 1L << 30;

  private static final Comparator<ArchivePackage> HIGHEST_FIRST =
      Comparator.comparing(ArchivePackage::version).reversed();

  private final String architecture;
  private final Map<String, List<ArchivePackage>> packages = new TreeMap<>();
  private final Map<String, List<ArchivePackage>> providers = new HashMap<>();

  /**
   * @param architecture as dpkg names it: {@code amd64}
   */
  public ArchiveIndex(String architecture) {
    this.architecture = architecture;
  }

  /**
   * Adds the packages of a component.
   *
   * @param archive the address that the packages are to be known by
   * @throws ArchiveException when the index is not there, or is not what it should be
   */
  public void add(ReleaseFile release, String component, ArchiveAccess access, String archive)
      throws IOException {
    ReleaseFile.Index index = release.packages(component, architecture);
    Content content = access.fetch(index.address(), index.title(), index.size(), index.digest());
    try (InputStream compressed = content.open();
        InputStream in = index.compression().open(compressed)) {
      long limit = index.inflatedSize().orElse(MAX_INFLATED_SIZE);
      ControlStanza.forEach(
          new InputStreamReader(
              new BoundedInputStream(in, Math.min(limit, MAX_INFLATED_SIZE)),
              StandardCharsets.UTF_8),
          stanza -> add(ArchivePackage.of(stanza, archive)));
    } catch (IOException | IllegalArgumentException e) {
      throw ArchiveException.damagedIndex(
          index.address().toString(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Adds one package. */
  void add(ArchivePackage added) {
    if (!added.architecture().equals(architecture) && !added.architecture().equals("all")) {
      return;
    }
    List<ArchivePackage> versions =
        packages.computeIfAbsent(added.name(), name -> new ArrayList<>(1));
    // The same version may be in a suite and in its updates; the first one stays.
    if (versions.stream().noneMatch(known -> known.version().equals(added.version()))) {
      versions.add(added);
      versions.sort(HIGHEST_FIRST);
    }
  }

  /** As dpkg names it: {@code amd64}. */
  public String architecture() {
    return architecture;
  }

  /** The highest version of a package. */
  public Optional<ArchivePackage> find(String name) {
    return versions(name).stream().findFirst();
  }

  /** All versions of a package, the highest first. */
  public List<ArchivePackage> versions(String name) {
    return Collections.unmodifiableList(packages.getOrDefault(name, List.of()));
  }

  /** The highest version of each package, sorted by name. */
  public Collection<ArchivePackage> candidates() {
    return packages.values().stream().map(versions -> versions.get(0)).toList();
  }

  /** Packages whose highest version provides this name: the most important first, then by name. */
  public List<ArchivePackage> providers(String virtual) {
    if (providers.isEmpty()) {
      for (ArchivePackage candidate : candidates()) {
        if (!candidate.provides().isEmpty()) {
          for (String name : new TreeSet<>(names(candidate))) {
            providers.computeIfAbsent(name, any -> new ArrayList<>()).add(candidate);
          }
        }
      }
      providers.values().forEach(list -> list.sort(Comparator.comparing(ArchiveIndex::rank)));
    }
    return providers.getOrDefault(virtual, List.of());
  }

  private static List<String> names(ArchivePackage candidate) {
    return candidate.alsoNamed().stream().map(PackageRelation::name).toList();
  }

  /** How apt orders what provides the same: by importance; the sort keeps names in order. */
  private static int rank(ArchivePackage candidate) {
    return switch (candidate.priority()) {
      case "required" -> 0;
      case "important" -> 1;
      case "standard" -> 2;
      case "optional" -> 3;
      default -> 4;
    };
  }

  /** Names of packages that are written much like this one, the likeliest first: at most three. */
  public List<String> similarTo(String name) {
    return SimilarNames.find(name, packages.keySet());
  }
}
