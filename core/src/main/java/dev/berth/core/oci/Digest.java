package dev.berth.core.oci;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names content by its hash: {@code sha256:9f86d081…} (image-spec, descriptor.md, "Digests"). Only
 * SHA-256 is used: it is the one algorithm every implementation must support.
 */
public record Digest(String algorithm, String hex) implements Comparable<Digest> {

  private static final String SHA256 = "sha256";
  private static final Pattern SHA256_HEX = Pattern.compile("[a-f0-9]{64}");

  public Digest {
    if (!algorithm.equals(SHA256) || !SHA256_HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a sha256 digest: `" + algorithm + ":" + hex + "`");
    }
  }

  /**
   * Reads {@code sha256:<64 hex digits>}.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static Digest parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not a digest: `" + text + "`");
    }
    return new Digest(text.substring(0, colon), text.substring(colon + 1));
  }

  /** The digest with these 64 lower-case hex digits. */
  public static Digest ofSha256(String hex) {
    return new Digest(SHA256, hex);
  }

  /** The digest with these 32 bytes. */
  public static Digest ofSha256(byte[] hash) {
    return new Digest(SHA256, HexFormat.of().formatHex(hash));
  }

  /** The digest of this content. */
  public static Digest of(byte[] content) {
    return ofSha256(newSha256().digest(content));
  }

  /** A fresh hash function; what it yields goes into {@link #ofSha256(byte[])}. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The first twelve hex digits: enough for people to tell digests apart. */
  public String shortHex() {
    return hex.substring(0, 12);
  }

  @Override
  public int compareTo(Digest other) {
    return toString().compareTo(other.toString());
  }

  // Written out: those that Java makes are linked when they are first used, which takes longer than
  // the rest of a short command.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Digest digest && digest.hex.equals(hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
