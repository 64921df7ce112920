package dev.berth.core.lock;

import dev.berth.core.debian.ArchiveAccess;
import dev.berth.core.debian.ArchiveIndex;
import dev.berth.core.debian.ArchiveKeys;
import dev.berth.core.debian.ArchivePackage;
import dev.berth.core.debian.DebianVersion;
import dev.berth.core.debian.PackageSelection;
import dev.berth.core.debian.ReleaseFile;
import dev.berth.core.lock.DistributionRelease.Family;
import dev.berth.core.lock.LockedOsPackage.Part;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.Dependency;
import dev.berth.core.spec.RuntimeSpec;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the packages of a base that is assembled from a distribution's archive: a system that runs
 * programs and a shell, the distribution's Python, and what {@code apt:} names. Each part holds
 * what it needs beyond the parts before, so that adding a package leaves the others as they are.
 */
public final class DistributionResolver implements BaseResolver {

  private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");

  private final ArchiveAccess access;
  private final DistributionMirrors mirrors;
  private final Map<Family, ArchiveKeys> keys;
  private final Clock clock;

  /**
   * @param keys by which archives must be signed: {@link #shippedKeys()}
   * @param clock what the expiry of release files is held against
   */
  public DistributionResolver(
      ArchiveAccess access,
      DistributionMirrors mirrors,
      Map<Family, ArchiveKeys> keys,
      Clock clock) {
    this.access = access;
    this.mirrors = mirrors;
    this.keys = Map.copyOf(keys);
    this.clock = clock;
  }

  /** The keys of the distributions' own archives. */
  public static Map<Family, ArchiveKeys> shippedKeys() {
    return Map.of(Family.DEBIAN, ArchiveKeys.debian(), Family.UBUNTU, ArchiveKeys.ubuntu());
  }

  @Override
  public ResolvedBase resolve(RuntimeSpec spec, Platform platform) throws IOException {
    List<Dependency.Located> packages = new ArrayList<>();
    for (Dependency dependency : spec.dependencies()) {
      if (dependency instanceof Dependency.Apt apt) {
        packages.addAll(apt.packages());
      }
    }
    return resolve(
        new DistributionRequest(
            spec.environment().os(), spec.environment().python(), platform, packages));
  }

  /**
   * Resolves a base.
   *
   * @throws DistributionException when there is no such base or package
   * @throws dev.berth.core.debian.ArchiveException when the archive cannot be had or trusted
   * @throws dev.berth.core.debian.DependencyException when packages exclude each other
   */
  public ResolvedBase resolve(DistributionRequest request) throws IOException {
    DistributionRelease release = DistributionRelease.choose(request.os(), request.python());
    Platform platform = request.platform();
    if (!platform.os().equals("linux") || !ARCHITECTURES.contains(platform.architecture())) {
      throw DistributionException.unsupportedPlatform(release.os(), platform.toString());
    }
    ArchiveIndex index = new ArchiveIndex(platform.architecture());
    List<LockedBase.LockedSuite> suites = read(release, platform, index);
    List<LockedOsPackage> packages = select(release, request, index);
    return new ResolvedBase(
        new LockedBase.Distribution(release.os(), suites),
        new LockedPython(
            release.python(), "/usr/bin/python" + release.python(), glibc(packages, release)),
        packages);
  }

  private List<LockedBase.LockedSuite> read(
      DistributionRelease release, Platform platform, ArchiveIndex index) throws IOException {
    List<LockedBase.LockedSuite> suites = new ArrayList<>();
    for (String suite : release.suites()) {
      String origin = DistributionMirrors.origin(release, suite, platform);
      ReleaseFile file =
          ReleaseFile.read(
              access, mirrors.mirrorOf(origin), suite, keys.get(release.family()), clock);
      for (String component : release.family().components()) {
        index.add(file, component, access, origin);
      }
      suites.add(new LockedBase.LockedSuite(origin, suite, file.digest()));
    }
    return suites;
  }

  private static List<LockedOsPackage> select(
      DistributionRelease release, DistributionRequest request, ArchiveIndex index) {
    checkPython(release, index);
    List<ArchivePackage> added =
        new RequestedPackages(index, release.os()).find(request.packages());
    PackageSelection selection = new PackageSelection(index);
    Map<String, LockedOsPackage> locked = new TreeMap<>();
    selection.add(DefaultPackages.system(index));
    lock(selection, Part.SYSTEM, locked);
    selection.add(DefaultPackages.python(index));
    lock(selection, Part.PYTHON, locked);
    selection.add(added);
    lock(selection, Part.ADDED, locked);
    return locked.values().stream().sorted(Comparator.comparing(LockedOsPackage::name)).toList();
  }

  private static void lock(
      PackageSelection selection, Part part, Map<String, LockedOsPackage> locked) {
    for (ArchivePackage one : selection.packages()) {
      locked.putIfAbsent(
          one.name(),
          new LockedOsPackage(
              one.name(),
              one.version().text(),
              one.architecture(),
              part,
              one.url(),
              one.size(),
              one.digest()));
    }
  }

  /** The archive decides what its Python is; the table is only what we believe of it. */
  private static void checkPython(DistributionRelease release, ArchiveIndex index) {
    Optional<ArchivePackage> python = index.find("python3");
    String version = python.map(found -> found.version().upstream()).orElse("none");
    PythonVersion expected = release.python();
    if (!version.startsWith(expected + ".") && !version.equals(expected.toString())) {
      throw DistributionException.otherPython(release, version);
    }
  }

  private static String glibc(List<LockedOsPackage> packages, DistributionRelease release) {
    return packages.stream()
        .filter(one -> one.name().equals("libc6"))
        .findFirst()
        .map(libc -> new DebianVersion(libc.version()).upstream())
        .orElseThrow(() -> DistributionException.withoutLibc(release.os()));
  }
}
