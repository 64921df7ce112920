package dev.berth.cli.support;

import dev.berth.core.oci.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A layer as text: mode, owner, size, time, hash and path of each entry, as another reader has it.
 */
public final class TarListing {

  private TarListing() {}

  /** The entries of a gzipped tar in their order, a line each. */
  public static String of(Path blob) throws IOException {
    StringBuilder listing = new StringBuilder();
    try (InputStream file = new BufferedInputStream(Files.newInputStream(blob));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                GzipCompressorInputStream.builder()
                    .setInputStream(file)
                    .setDecompressConcatenated(true)
                    .get(),
                "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        listing.append(
            String.format(
                Locale.ROOT,
                "%s%04o %d:%d %6d %s %-12s %s%s%n",
                kind(entry),
                entry.getMode() & 07777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.getSize(),
                entry.getLastModifiedTime().toInstant().atOffset(ZoneOffset.UTC).toLocalDate(),
                entry.isFile() ? Digest.of(tar.readAllBytes()).shortHex() : "-",
                entry.getName(),
                entry.getLinkName().isEmpty() ? "" : " -> " + entry.getLinkName()));
      }
    }
    return listing.toString();
  }

  private static String kind(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return "d";
    }
    return entry.isSymbolicLink() ? "l" : entry.isLink() ? "h" : "-";
  }
}
