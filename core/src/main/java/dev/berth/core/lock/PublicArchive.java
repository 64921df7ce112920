package dev.berth.core.lock;

import dev.berth.core.lock.DistributionRelease.Family;
import java.util.Arrays;

/** The archives by the addresses at which everyone can reach them. */
enum PublicArchive {
  DEBIAN(Family.DEBIAN, false, true, "http://deb.debian.org/debian", "BERTH_DEBIAN_MIRROR"),
  DEBIAN_SECURITY(
      Family.DEBIAN,
      true,
      true,
      "http://deb.debian.org/debian-security",
      "BERTH_DEBIAN_SECURITY_MIRROR"),
  UBUNTU(Family.UBUNTU, false, true, "http://archive.ubuntu.com/ubuntu", "BERTH_UBUNTU_MIRROR"),
  UBUNTU_SECURITY(
      Family.UBUNTU,
      true,
      true,
      "http://security.ubuntu.com/ubuntu",
      "BERTH_UBUNTU_SECURITY_MIRROR"),
  UBUNTU_PORTS(
      Family.UBUNTU,
      false,
      false,
      "http://ports.ubuntu.com/ubuntu-ports",
      "BERTH_UBUNTU_PORTS_MIRROR");

  private final Family family;
  private final boolean security;
  private final boolean primary;
  private final String address;
  private final String variable;

  PublicArchive(Family family, boolean security, boolean primary, String address, String variable) {
    this.family = family;
    this.security = security;
    this.primary = primary;
    this.address = address;
    this.variable = variable;
  }

  /**
   * @param primary whether it is for {@code amd64}: Ubuntu serves other architectures, with their
   *     security updates, from one other place
   */
  static PublicArchive of(Family family, boolean security, boolean primary) {
    if (family == Family.UBUNTU && !primary) {
      return UBUNTU_PORTS;
    }
    return Arrays.stream(values())
        .filter(archive -> archive.family == family && archive.security == security)
        .findFirst()
        .orElseThrow();
  }

  Family family() {
    return family;
  }

  boolean security() {
    return security;
  }

  /** Whether {@code amd64} is here. */
  boolean primary() {
    return primary;
  }

  /** Without a slash at the end. */
  String address() {
    return address;
  }

  /** The environment variable that names a mirror of it. */
  String variable() {
    return variable;
  }
}
