package dev.berth.core.lock;

import dev.berth.core.Problem;
import dev.berth.core.debian.ArchiveIndex;
import dev.berth.core.debian.ArchivePackage;
import dev.berth.core.spec.Dependency.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the packages that {@code apt:} names, in the words of apt-get(8): {@code git=1:2.39.5-0}.
 */
final class RequestedPackages {

  private static final Pattern FORM =
      Pattern.compile("(?<name>[^:=/]+)(?::(?<architecture>[^=/]+))?(?:=(?<version>.+))?");

  private final ArchiveIndex index;
  private final String os;

  RequestedPackages(ArchiveIndex index, String os) {
    this.index = index;
    this.os = os;
  }

  /**
   * The packages, in the same order.
   *
   * @throws DistributionException naming all that are not there
   */
  List<ArchivePackage> find(List<Located> names) {
    List<ArchivePackage> found = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Located name : names) {
      find(name, problems).ifPresent(found::add);
    }
    if (!problems.isEmpty()) {
      throw DistributionException.unknownPackages(problems);
    }
    return found;
  }

  private Optional<ArchivePackage> find(Located asked, List<Problem> problems) {
    Matcher matcher = FORM.matcher(asked.value().strip());
    if (!matcher.matches()) {
      problems.add(DistributionException.notAPackageName(asked));
      return Optional.empty();
    }
    String architecture = matcher.group("architecture");
    if (architecture != null
        && !List.of("any", "all", index.architecture()).contains(architecture)) {
      problems.add(DistributionException.foreign(asked, index.architecture()));
      return Optional.empty();
    }
    String name = matcher.group("name");
    List<ArchivePackage> versions = index.versions(name);
    if (versions.isEmpty()) {
      return findProvider(name, asked, problems);
    }
    String wanted = matcher.group("version");
    Optional<ArchivePackage> match =
        versions.stream()
            .filter(one -> wanted == null || one.version().text().equals(wanted))
            .findFirst();
    if (match.isEmpty()) {
      problems.add(
          DistributionException.unknownVersion(
              asked, os, versions.stream().map(one -> one.version().text()).toList()));
    }
    return match;
  }

  private Optional<ArchivePackage> findProvider(
      String name, Located asked, List<Problem> problems) {
    List<ArchivePackage> providers = index.providers(name);
    if (providers.size() == 1) {
      return Optional.of(providers.get(0));
    }
    problems.add(
        providers.isEmpty()
            ? DistributionException.unknownPackage(asked, os, index.similarTo(name))
            : DistributionException.virtual(
                asked, providers.stream().map(ArchivePackage::name).toList()));
    return Optional.empty();
  }
}
