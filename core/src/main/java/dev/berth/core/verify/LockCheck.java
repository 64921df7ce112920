package dev.berth.core.verify;

import dev.berth.core.io.ExpectedHash;
import dev.berth.core.lock.WheelSource;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.Version;
import dev.berth.core.verify.Difference.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Compares what was found with what the lock says: the same packages, and of each every file with
 * the bytes that its wheel has; nothing else. What Python caches beside its modules may be there.
 */
final class LockCheck {

  private final FoundTree found;
  private final ExpectedTree expected;
  private final Predicate<String> ours;
  private final String sitePackages;
  private final List<FoundProject> projects;
  private final List<Difference> differences = new ArrayList<>();
  private int files;

  /**
   * @param ours which paths are to have nothing but what the lock says
   */
  LockCheck(FoundTree found, ExpectedTree expected, Predicate<String> ours) {
    this.ours = ours;
    this.found = found;
    this.expected = expected;
    this.sitePackages = expected.target().sitePackages();
    this.projects = found.projects(sitePackages);
  }

  /** How many files were found to be what they should be. */
  int files() {
    return files;
  }

  /** What was not compared with the wheels themselves. */
  List<String> remarks() {
    return expected.unread().stream()
        .map(
            wheel ->
                "the store has no wheel of "
                    + wheel.label()
                    + ": its files were compared with its own RECORD only")
        .toList();
  }

  List<Difference> differences() {
    Set<String> missing = comparePackages();
    Set<String> known = new HashSet<>();
    expected
        .files()
        .forEach(
            (path, file) -> {
              known.add(path);
              if (!missing.contains(file.owner())) {
                compare(path, file);
              }
            });
    Map<PackageName, WheelSource> unread = new HashMap<>();
    expected.unread().forEach(wheel -> unread.put(wheel.name(), wheel));
    for (FoundProject project : projects) {
      Map<String, Optional<ExpectedHash>> own = project.files(sitePackages);
      if (unread.containsKey(project.name())) {
        compareWithRecord(project, own, known);
      }
      known.addAll(own.keySet());
    }
    reportExtraFiles(known);
    return differences;
  }

  /** Reports packages that are too many, too few or others, and returns those not to be found. */
  private Set<String> comparePackages() {
    Map<PackageName, List<FoundProject>> byName = new TreeMap<>();
    projects.forEach(
        project -> byName.computeIfAbsent(project.name(), name -> new ArrayList<>()).add(project));
    Set<String> missing = new HashSet<>();
    for (WheelSource wheel : expected.wheels()) {
      List<FoundProject> there = byName.getOrDefault(wheel.name(), new ArrayList<>());
      String version = wheel.label().substring(wheel.label().lastIndexOf(' ') + 1);
      if (there.removeIf(project -> isVersion(project.version(), version))) {
        continue;
      }
      missing.add(wheel.label());
      if (there.isEmpty()) {
        differences.add(Difference.of(Kind.PACKAGE_MISSING, wheel.label()));
      } else {
        differences.add(
            Difference.of(Kind.PACKAGE_VERSION, wheel.name().toString())
                .between(version, there.remove(0).version()));
      }
    }
    byName
        .values()
        .forEach(
            extra ->
                extra.forEach(
                    project ->
                        differences.add(Difference.of(Kind.PACKAGE_EXTRA, project.label()))));
    return missing;
  }

  private static boolean isVersion(String found, String locked) {
    return found.equals(locked)
        || Version.find(found)
            .flatMap(one -> Version.find(locked).map(other -> one.compareTo(other) == 0))
            .orElse(false);
  }

  private void compare(String path, ExpectedFile file) {
    Optional<FoundFile> there = found.find(path);
    if (there.isEmpty()) {
      differences.add(Difference.of(Kind.FILE_MISSING, path).ofOwner(file.owner()));
    } else if (!file.isContentOf(there.get())) {
      differences.add(
          Difference.of(Kind.FILE_CHANGED, path)
              .ofOwner(file.owner())
              .between(file.description(), there.get().description()));
    } else if (there.get().executable() != file.executable()) {
      differences.add(
          Difference.of(Kind.FILE_MODE, path)
              .ofOwner(file.owner())
              .between(mode(file.executable()), mode(there.get().executable())));
    } else {
      files++;
    }
  }

  private static String mode(boolean executable) {
    return executable ? "a program" : "no program";
  }

  /** The wheel is not at hand: all that is known is what its RECORD says, where it was found. */
  private void compareWithRecord(
      FoundProject project, Map<String, Optional<ExpectedHash>> own, Set<String> known) {
    if (own.isEmpty()) {
      differences.add(
          Difference.of(Kind.FILE_MISSING, sitePackages + "/…/RECORD").ofOwner(project.label()));
    }
    own.forEach(
        (path, hash) -> {
          Optional<FoundFile> there = found.find(path);
          // Of its mode, and of itself, RECORD says nothing.
          ExpectedFile file =
              ExpectedFile.file(
                  project.label(),
                  hash.flatMap(ExpectedHash::digest)
                      .or(() -> there.map(FoundFile::digest))
                      .orElseGet(() -> Digest.of(new byte[0])),
                  there.map(FoundFile::executable).orElse(false));
          if (!known.contains(path)) {
            compare(path, file);
          }
        });
  }

  private void reportExtraFiles(Set<String> known) {
    for (String path : found.files().keySet()) {
      if (ours.test(path) && !known.contains(path) && !FoundTree.isBytecode(path)) {
        differences.add(Difference.of(Kind.FILE_EXTRA, path));
      }
    }
  }
}
