package dev.berth.core.lock;

import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * The wheel of uv that we fetch where there is none.
 *
 * @param file the wheel's file name
 * @param size in bytes
 */
record PinnedUv(String version, String file, long size, Digest digest) {

  /** The one for a host, by Java's names of its system and processor. */
  static Optional<PinnedUv> forHost(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "macos" : osName;
    String machine =
        switch (osArch) {
          case "amd64" -> "x86_64";
          case "arm64" -> "aarch64";
          default -> osArch;
        };
    String key = os.toLowerCase(Locale.ROOT) + "-" + machine;
    Properties pins = load();
    return Optional.ofNullable(pins.getProperty(key + ".file"))
        .map(
            file ->
                new PinnedUv(
                    pins.getProperty("version"),
                    file,
                    Long.parseLong(pins.getProperty(key + ".size")),
                    Digest.ofSha256(pins.getProperty(key + ".sha256"))));
  }

  /** The entry of the wheel that is the program. */
  String program() {
    return "uv-" + version + ".data/scripts/uv";
  }

  private static Properties load() {
    try (InputStream in = PinnedUv.class.getResourceAsStream("uv.properties")) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(in));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
