package dev.berth.core.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes of a known size that can be read as often as needed. */
public interface Content {

  /** How many bytes {@link #open()} yields. */
  long size();

  /** The bytes from the start; the caller closes the stream. */
  InputStream open() throws IOException;

  /** These bytes. */
  static Content of(byte[] bytes) {
    return new Content() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  /** This text in UTF-8. */
  static Content of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The content of a file, which must not change while it is in use. */
  static Content of(Path file) throws IOException {
    long size = Files.size(file);
    return new Content() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }
    };
  }

  /**
   * A piece of a file, which must not change while it is in use.
   *
   * @param offset where the piece starts, in bytes
   */
  static Content slice(Path file, long offset, long size) {
    return new FileSlice(file, offset, size);
  }
}
