package dev.berth.core.io;

import dev.berth.core.oci.Digest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A hash that a list gives for some bytes, in the form in which a wheel's RECORD has it: {@code
 * sha256=LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564}.
 *
 * @param algorithm {@code sha256}, {@code sha384} or {@code sha512}
 * @param value the hash in URL-safe base64 without padding
 */
public record ExpectedHash(String algorithm, String value) {

  private static final Map<String, String> JAVA_NAMES =
      Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

  public ExpectedHash {
    if (!JAVA_NAMES.containsKey(algorithm)) {
      throw new IllegalArgumentException("`" + algorithm + "`, expected sha256 or better");
    }
  }

  /** The hash of this digest. */
  public static ExpectedHash of(Digest digest) {
    return of("sha256", HexFormat.of().parseHex(digest.hex()));
  }

  /** The hash with these bytes. */
  static ExpectedHash of(String algorithm, byte[] hash) {
    return new ExpectedHash(
        algorithm, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  /** The digest that it is the hash of, when it is a SHA-256. */
  public Optional<Digest> digest() {
    byte[] hash = Base64.getUrlDecoder().decode(value);
    return algorithm.equals("sha256") && hash.length == 32
        ? Optional.of(Digest.ofSha256(hash))
        : Optional.empty();
  }

  /** The hash function's name in Java. */
  String javaName() {
    return JAVA_NAMES.get(algorithm);
  }

  /** The form in which RECORD has it. */
  @Override
  public String toString() {
    return algorithm + "=" + value;
  }
}
