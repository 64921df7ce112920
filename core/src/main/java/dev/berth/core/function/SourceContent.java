package dev.berth.core.function;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** The source code of a function. */
public sealed interface SourceContent {

  /**
   * Stands in the file itself.
   *
   * @param fileName what the file is to be called, when that was said
   * @param base64 its bytes, without breaks
   */
  record Inline(Optional<String> fileName, String base64) implements SourceContent {

    static Inline ofText(Optional<String> fileName, String text) {
      return new Inline(
          fileName, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The bytes of the file. */
    public byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
      return fileName.map(name -> name + ", ").orElse("") + bytes().length + " bytes";
    }
  }

  /**
   * A file, a folder or a zip archive on this computer.
   *
   * @param path absolute
   */
  record Local(Path path) implements SourceContent {

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * Somewhere else.
   *
   * @param address {@code git+https://example.org/repository#branch}
   */
  record Remote(String address) implements SourceContent {

    @Override
    public String toString() {
      return address;
    }
  }
}
