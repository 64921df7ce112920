package dev.berth.core.io;

import dev.berth.core.oci.Digest;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32;

/** Sees the bytes of one entry pass and says whether they are what the archive promised. */
public final class BytesCheck {

  private final ExpectedBytes expected;
  private final CRC32 crc32 = new CRC32();
  private final Optional<MessageDigest> sha256;
  private long size;

  public BytesCheck(ExpectedBytes expected) {
    this.expected = expected;
    this.sha256 = expected.sha256().map(digest -> Digest.newSha256());
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
    if (sha256.isPresent()) {
      sha256.get().update(bytes, offset, length);
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
    if (sha256.isPresent()) {
      Digest found = Digest.ofSha256(sha256.get().digest());
      Digest promised = expected.sha256().orElseThrow();
      if (!found.equals(promised)) {
        throw expected.damaged("has " + found + ", RECORD says " + promised);
      }
    }
  }
}
