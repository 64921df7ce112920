package dev.berth.core.oci;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an image runs on (image-spec, image-index.md, "platform"): {@code linux/amd64}, {@code
 * linux/arm64}, {@code linux/arm/v7}.
 */
public record Platform(String os, String architecture, Optional<String> variant)
    implements Comparable<Platform> {

  public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", Optional.empty());
  public static final Platform LINUX_ARM64 = new Platform("linux", "arm64", Optional.empty());

  /** The platforms that Berth assembles images for. */
  public static final List<Platform> SUPPORTED = List.of(LINUX_AMD64, LINUX_ARM64);

  private static final Map<String, String> GO_NAMES =
      Map.of("x86_64", "amd64", "aarch64", "arm64", "x64", "amd64");

  public Platform {
    if (os.isEmpty() || architecture.isEmpty()) {
      throw new IllegalArgumentException("a platform has an operating system and an architecture");
    }
  }

  /**
   * Reads {@code os/architecture[/variant]}, or an architecture alone for Linux. The kernel's names
   * ({@code x86_64}, {@code aarch64}) are taken for Go's.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static Platform parse(String text) {
    String[] parts = text.toLowerCase(Locale.ROOT).split("/", -1);
    if (parts.length == 1 && !parts[0].isEmpty()) {
      return new Platform("linux", goName(parts[0]), Optional.empty());
    }
    if (parts.length < 2 || parts.length > 3) {
      throw new IllegalArgumentException("not a platform: `" + text + "`");
    }
    Optional<String> variant =
        parts.length == 3 && !(goName(parts[1]).equals("arm64") && parts[2].equals("v8"))
            ? Optional.of(parts[2])
            : Optional.empty();
    return new Platform(parts[0], goName(parts[1]), variant);
  }

  /** The Linux platform whose processor a Java system property {@code os.arch} names. */
  public static Platform linuxOn(String osArch) {
    return new Platform("linux", goName(osArch), Optional.empty());
  }

  private static String goName(String architecture) {
    return GO_NAMES.getOrDefault(architecture, architecture);
  }

  /** The kernel's name of the architecture, which Python's wheels use: {@code x86_64}. */
  public String machine() {
    return switch (architecture) {
      case "amd64" -> "x86_64";
      case "arm64" -> "aarch64";
      default -> architecture;
    };
  }

  // Written out: those that Java makes are linked when they are first used, which takes longer than
  // the rest of a short command.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Platform platform
        && platform.os.equals(os)
        && platform.architecture.equals(architecture)
        && platform.variant.equals(variant);
  }

  @Override
  public int hashCode() {
    return os.hashCode() + 31 * architecture.hashCode();
  }

  @Override
  public int compareTo(Platform other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
  }
}
