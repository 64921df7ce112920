package dev.berth.core.python;

import dev.berth.core.io.Content;

/**
 * A file that installing a wheel makes.
 *
 * @param path relative to the environment's prefix
 * @param executable whether its mode is 0755, else 0644
 */
public record InstalledFile(String path, boolean executable, Source source) {

  /** Where a file's bytes are from. */
  public sealed interface Source {

    /** The bytes; those of a wheel's file can be read until the wheel is closed. */
    Content content();
  }

  /**
   * A file of the wheel, as it is.
   *
   * @param name in the wheel
   * @param crc32 as the wheel gives it: with the size enough to tell most files apart unread
   */
  public record FromWheel(String name, int crc32, Content content) implements Source {}

  /** A file that only the installed project has, or one that installing changed. */
  public record Generated(Content content) implements Source {}

  /** The permission bits. */
  public int mode() {
    return executable ? 0755 : 0644;
  }
}
