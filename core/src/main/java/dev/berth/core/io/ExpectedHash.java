package dev.berth.core.io;

import dev.berth.core.oci.Digest;
import java.util.HexFormat;
import java.util.Set;

/**
 * A hash that a list gives for some bytes.
 *
 * @param algorithm {@code SHA-256}, {@code SHA-384} or {@code SHA-512}
 * @param hex the hash in lower-case hex digits
 * @param list what says so: {@code RECORD}
 */
public record ExpectedHash(String algorithm, String hex, String list) {

  private static final Set<String> ALGORITHMS = Set.of("SHA-256", "SHA-384", "SHA-512");

  public ExpectedHash {
    if (!ALGORITHMS.contains(algorithm)) {
      throw new IllegalArgumentException("not a hash that holds: `" + algorithm + "`");
    }
    HexFormat.of().parseHex(hex);
  }

  /** The hash of this digest. */
  public static ExpectedHash of(Digest digest, String list) {
    return new ExpectedHash("SHA-256", digest.hex(), list);
  }
}
