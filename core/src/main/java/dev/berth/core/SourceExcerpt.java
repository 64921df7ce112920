package dev.berth.core;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A place in a file a person wrote, and the line found there.
 *
 * @param file the file, as the user would name it
 * @param line the line, counted from 1
 * @param column the column in Unicode code points, counted from 1
 * @param text that line without its end, when it could be read
 * @param length how many code points from {@code column} on are meant, at least 1
 */
public record SourceExcerpt(Path file, int line, int column, Optional<String> text, int length) {

  public SourceExcerpt {
    if (line < 1 || column < 1 || length < 1) {
      throw new IllegalArgumentException("lines, columns and lengths start at 1");
    }
  }

  /** The place as compilers and editors write it: {@code file:line:column}. */
  public String location() {
    return file + ":" + line + ":" + column;
  }
}
