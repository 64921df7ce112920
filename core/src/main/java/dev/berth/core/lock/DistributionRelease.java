package dev.berth.core.lock;

import dev.berth.core.python.PythonVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The releases of distributions that a base can be assembled from, and the Python each has. */
public enum DistributionRelease {
  DEBIAN_11(Family.DEBIAN, "11", "bullseye", "3.9"),
  DEBIAN_12(Family.DEBIAN, "12", "bookworm", "3.11"),
  DEBIAN_13(Family.DEBIAN, "13", "trixie", "3.13"),
  UBUNTU_20_04(Family.UBUNTU, "20.04", "focal", "3.8"),
  UBUNTU_22_04(Family.UBUNTU, "22.04", "jammy", "3.10"),
  UBUNTU_24_04(Family.UBUNTU, "24.04", "noble", "3.12");

  /** Whose archive it is. */
  public enum Family {
    DEBIAN("debian", List.of("main")),
    UBUNTU("ubuntu", List.of("main", "universe"));

    private final String id;
    private final List<String> components;

    Family(String id, List<String> components) {
      this.id = id;
      this.components = components;
    }

    /** The parts of the archive that packages are taken from. */
    public List<String> components() {
      return components;
    }

    /** As {@code ID} in os-release(5) has it. */
    public String id() {
      return id;
    }
  }

  /** What is taken when runtime.yaml names neither a distribution nor a Python. */
  public static final DistributionRelease DEFAULT = DEBIAN_12;

  private final Family family;
  private final String version;
  private final String codename;
  private final PythonVersion python;

  DistributionRelease(Family family, String version, String codename, String python) {
    this.family = family;
    this.version = version;
    this.codename = codename;
    this.python = PythonVersion.parse(python);
  }

  /** The release of this name, as runtime.yaml writes it: {@code debian:12}. */
  public static Optional<DistributionRelease> find(String os) {
    return Arrays.stream(values()).filter(release -> release.os().equals(os)).findFirst();
  }

  /** The release whose Python is of this version. */
  public static Optional<DistributionRelease> withPython(PythonVersion python) {
    return Arrays.stream(values()).filter(release -> release.python.equals(python)).findFirst();
  }

  /**
   * The release that fits what runtime.yaml says, either of which may be missing.
   *
   * @throws DistributionException when there is none
   */
  public static DistributionRelease choose(Optional<String> os, Optional<PythonVersion> python) {
    if (os.isEmpty()) {
      return python.isEmpty()
          ? DEFAULT
          : withPython(python.get())
              .orElseThrow(() -> DistributionException.noReleaseFor(python.get()));
    }
    DistributionRelease release =
        find(os.get()).orElseThrow(() -> DistributionException.unknownOs(os.get()));
    if (python.isPresent() && !release.python.equals(python.get())) {
      throw DistributionException.misfit(release, python.get());
    }
    return release;
  }

  /** All releases with their Python, for messages. */
  static String fitting() {
    return Arrays.stream(values())
        .map(release -> "`" + release.os() + "` has " + release.python)
        .collect(Collectors.joining(", "));
  }

  /** As runtime.yaml writes it: {@code debian:12}. */
  public String os() {
    return family.id() + ":" + version;
  }

  public Family family() {
    return family;
  }

  /** {@code bookworm} */
  public String codename() {
    return codename;
  }

  /** The version of the distribution's own Python. */
  public PythonVersion python() {
    return python;
  }

  /** The suites whose packages are taken, the highest version winning. */
  public List<String> suites() {
    return List.of(codename, codename + "-updates", securitySuite());
  }

  /** The suite with security updates, which has an archive of its own. */
  public String securitySuite() {
    return codename + "-security";
  }
}
