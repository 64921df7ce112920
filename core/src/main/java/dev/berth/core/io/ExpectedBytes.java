package dev.berth.core.io;

import java.util.Optional;

/**
 * What an archive says of the bytes of one of its entries, to be held against the bytes themselves.
 *
 * @param archive the file, as the user would name it
 * @param entry the entry's name
 * @param size in bytes
 * @param crc32 as the archive gives it
 * @param hash when a list of hashes names the entry
 */
public record ExpectedBytes(
    String archive, String entry, long size, int crc32, Optional<ExpectedHash> hash) {

  /** The failure of this entry. */
  public DamagedArchiveException damaged(String fault) {
    return new DamagedArchiveException(archive, Optional.of(entry), fault);
  }
}
