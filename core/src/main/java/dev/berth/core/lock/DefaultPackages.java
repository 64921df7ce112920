package dev.berth.core.lock;

import dev.berth.core.debian.ArchiveIndex;
import dev.berth.core.debian.ArchivePackage;
import java.util.ArrayList;
import java.util.List;

/** What every assembled base holds, before anything is asked for. */
final class DefaultPackages {

  /**
   * Beyond what the distribution calls essential (which every other package may rely on without
   * saying so): apt and useradd, so that an image can be extended as its users expect;
   * certificates, time zones and the names of protocols, which Python programs look up; and the
   * package by which newer releases say that /bin is /usr/bin, so that nothing is picked that would
   * move files there.
   */
  private static final List<String> SYSTEM =
      List.of("usr-is-merged", "apt", "ca-certificates", "netbase", "passwd", "tzdata");

  /** {@code distutils} is in Python's library up to 3.11, but a package of its own here. */
  private static final List<String> PYTHON = List.of("python3", "python3-distutils");

  private DefaultPackages() {}

  static List<ArchivePackage> system(ArchiveIndex index) {
    List<ArchivePackage> packages = new ArrayList<>();
    index.candidates().stream().filter(ArchivePackage::essential).forEach(packages::add);
    packages.addAll(known(index, SYSTEM));
    return packages;
  }

  static List<ArchivePackage> python(ArchiveIndex index) {
    return known(index, PYTHON);
  }

  /** Those of these packages that this release has. */
  private static List<ArchivePackage> known(ArchiveIndex index, List<String> names) {
    return names.stream().flatMap(name -> index.find(name).stream()).toList();
  }
}
