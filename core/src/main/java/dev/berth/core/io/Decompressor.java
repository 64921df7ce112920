package dev.berth.core.io;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** The compressions that archives of packages use, by the ending of a file's name. */
public enum Decompressor {
  NONE(""),
  GZIP(".gz"),
  XZ(".xz"),
  ZSTD(".zst"),
  BZIP2(".bz2"),
  LZMA(".lzma");

  /**
   * How much memory a stream may ask for, in KiB: xz -9 needs 65 MiB; a header that asks for
   * gigabytes is refused.
   */
  private static final int MEMORY_LIMIT = 128 * 1024;

  private final String ending;

  Decompressor(String ending) {
    this.ending = ending;
  }

  /** What a file of this name is compressed with, when its base name is {@code base}. */
  public static Optional<Decompressor> find(String name, String base) {
    for (Decompressor decompressor : values()) {
      if (name.equals(base + decompressor.ending)) {
        return Optional.of(decompressor);
      }
    }
    return Optional.empty();
  }

  /** The ending that names of such files have, with its dot; empty for what is not compressed. */
  public String ending() {
    return ending;
  }

  /**
   * The bytes that were compressed. All members of a file with many are read.
   *
   * @throws IOException when the stream does not begin as its compression does
   */
  public InputStream open(InputStream compressed) throws IOException {
    return switch (this) {
      case NONE -> compressed;
      case GZIP -> new GzipMembersInputStream(compressed);
      case XZ -> new XZInputStream(compressed, MEMORY_LIMIT);
      case ZSTD -> new ZstdInputStream(compressed);
      case BZIP2 -> new BZip2CompressorInputStream(compressed, true);
      case LZMA -> new LZMAInputStream(compressed, MEMORY_LIMIT);
    };
  }
}
