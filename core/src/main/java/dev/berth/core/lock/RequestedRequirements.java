package dev.berth.core.lock;

import dev.berth.core.oci.Digest;
import dev.berth.core.python.PackageName;
import dev.berth.core.spec.Dependency;
import dev.berth.core.spec.Dependency.Located;
import dev.berth.core.spec.EnvironmentSpec;
import dev.berth.core.spec.RuntimeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What runtime.yaml and its requirements files ask for of Python and of the operating system. */
final class RequestedRequirements {

  private static final Pattern HASH = Pattern.compile("\\s--hash(?:=|\\s+)(?:sha256:)?(\\S+)");

  private final RuntimeSpec spec;
  private final List<Located> pip = new ArrayList<>();
  private final List<Located> constraints = new ArrayList<>();
  private final List<Located> apt = new ArrayList<>();

  RequestedRequirements(RuntimeSpec spec) {
    this.spec = spec;
    for (Dependency dependency : spec.dependencies()) {
      if (dependency instanceof Dependency.RequirementsFile file) {
        pip.addAll(file.requirements().requirements());
        constraints.addAll(file.requirements().constraints());
      } else if (dependency instanceof Dependency.Pip listed) {
        pip.addAll(listed.requirements());
      } else if (dependency instanceof Dependency.Apt listed) {
        apt.addAll(listed.packages());
      }
    }
  }

  /** Requirements as PEP 508 has them, without hashes. */
  List<Located> requirements() {
    return pip.stream().map(RequestedRequirements::withoutHashes).toList();
  }

  List<Located> constraints() {
    return constraints.stream().map(RequestedRequirements::withoutHashes).toList();
  }

  private static Located withoutHashes(Located located) {
    return new Located(HASH.matcher(located.value()).replaceAll("").strip(), located.position());
  }

  /** The digests that are allowed, of those packages that name some. */
  Map<PackageName, Set<Digest>> hashes() {
    Map<PackageName, Set<Digest>> hashes = new LinkedHashMap<>();
    for (Located located : pip) {
      Matcher hash = HASH.matcher(located.value());
      while (hash.find()) {
        if (hash.group(1).matches("[a-f0-9]{64}")) {
          hashes
              .computeIfAbsent(
                  PackageRequest.nameOf(withoutHashes(located)), name -> new LinkedHashSet<>())
              .add(Digest.ofSha256(hash.group(1)));
        }
      }
    }
    return hashes;
  }

  /** As a lock keeps them. */
  LockedRequirements locked() {
    EnvironmentSpec environment = spec.environment();
    return new LockedRequirements(
        environment.os(),
        environment.python(),
        environment.image(),
        values(apt),
        values(pip),
        values(constraints),
        PackageSources.options(spec));
  }

  private static List<String> values(List<Located> located) {
    return located.stream().map(Located::value).map(RequestedRequirements::bare).toList();
  }

  /** A requirement by address may have credentials in it. */
  private static String bare(String requirement) {
    return requirement.replaceAll("(?<=://)[^/@\\s]+@", "");
  }
}
