package dev.berth.core.io;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.zip.CRC32;

/** Sees the bytes of one entry pass and says whether they are what the archive promised. */
public final class BytesCheck {

  private final ExpectedBytes expected;
  private final CRC32 crc32 = new CRC32();
  private final Optional<MessageDigest> hash;
  private long size;

  public BytesCheck(ExpectedBytes expected) {
    this.expected = expected;
    this.hash = expected.hash().map(BytesCheck::hashFunction);
  }

  /**
   * Sees some more bytes.
   *
   * @throws DamagedArchiveException as soon as there are more than promised
   */
  public void update(byte[] bytes, int offset, int length) {
    size += length;
    if (size > expected.size()) {
      throw expected.damaged("has more than the " + expected.size() + " bytes the archive says");
    }
    crc32.update(bytes, offset, length);
    if (hash.isPresent()) {
      hash.get().update(bytes, offset, length);
    }
  }

  /**
   * To be called once, after the last byte.
   *
   * @throws DamagedArchiveException when the bytes are not those promised
   */
  public void finish() {
    if (size != expected.size()) {
      throw expected.damaged("has " + size + " bytes, the archive says " + expected.size());
    }
    if ((int) crc32.getValue() != expected.crc32()) {
      throw expected.damaged(
          String.format(
              "has CRC-32 %08x, the archive says %08x", crc32.getValue(), expected.crc32()));
    }
    if (hash.isPresent()) {
      ExpectedHash promised = expected.hash().orElseThrow();
      ExpectedHash found = ExpectedHash.of(promised.algorithm(), hash.get().digest());
      if (!found.equals(promised)) {
        throw expected.damaged("has " + found + ", RECORD says " + promised);
      }
    }
  }

  private static MessageDigest hashFunction(ExpectedHash hash) {
    try {
      return MessageDigest.getInstance(hash.javaName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has the SHA-2 family", e);
    }
  }
}
