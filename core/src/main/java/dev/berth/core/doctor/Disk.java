package dev.berth.core.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is left on the file system that a folder is on.
 *
 * @param free in bytes, as far as this user may use them
 */
record Disk(long free) {

  /** Less than this is soon used up by one image with a deep learning framework in it. */
  private static final long LITTLE = 5_000_000_000L;

  static Disk of(Path folder) throws IOException {
    return new Disk(Files.getFileStore(folder).getUsableSpace());
  }

  boolean isFull() {
    return free == 0;
  }

  boolean isLow() {
    return free < LITTLE;
  }

  /** {@code 12.3 GB free}, in powers of ten. */
  @Override
  public String toString() {
    long tenths = free / 100_000_000;
    return tenths / 10 + "." + tenths % 10 + " GB free";
  }
}
