package dev.berth.core.lock;

import dev.berth.core.io.Environment;
import dev.berth.core.oci.Platform;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the archives of the distributions are reached from here. A lock names an archive by its
 * public address, so that it holds no credentials and means the same everywhere; the mirror that
 * stands in for it is chosen where files are fetched. Every mirror is held to the same signatures
 * and digests.
 */
public final class DistributionMirrors {

  private final Map<String, String> mirrors;

  /**
   * @param mirrors the address to use for each public address, both without a slash at the end
   */
  private DistributionMirrors(Map<String, String> mirrors) {
    this.mirrors = Map.copyOf(mirrors);
  }

  /**
   * The mirrors of this computer: {@code BERTH_DEBIAN_MIRROR}, {@code
   * BERTH_DEBIAN_SECURITY_MIRROR}, {@code BERTH_UBUNTU_MIRROR} and {@code
   * BERTH_UBUNTU_SECURITY_MIRROR}, else what its own apt uses when it runs that distribution, else
   * the public addresses.
   */
  public static DistributionMirrors of(Environment environment, HostAptSources host) {
    Map<String, String> mirrors = new TreeMap<>();
    for (PublicArchive archive : PublicArchive.values()) {
      Optional<String> mirror = environment.find(archive.variable()).or(() -> host.mirror(archive));
      mirror.ifPresent(address -> mirrors.put(archive.address(), withoutSlash(address)));
    }
    return new DistributionMirrors(mirrors);
  }

  /** The public address of the archive that has this suite. */
  static String origin(DistributionRelease release, String suite, Platform platform) {
    return PublicArchive.of(
            release.family(),
            suite.equals(release.securitySuite()),
            platform.architecture().equals("amd64"))
        .address();
  }

  /** Where an archive is reached from here, without a slash at the end. */
  String mirrorOf(String origin) {
    return mirrors.getOrDefault(origin, origin);
  }

  /** Where a file of an archive is fetched from here. */
  public URI locate(String address) {
    for (Map.Entry<String, String> mirror : mirrors.entrySet()) {
      if (address.startsWith(mirror.getKey() + "/")) {
        return URI.create(mirror.getValue() + address.substring(mirror.getKey().length()));
      }
    }
    return URI.create(address);
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
