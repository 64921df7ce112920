package dev.berth.core.yaml;

import dev.berth.core.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the files that people write: UTF-8, and of a size that people write. */
public final class SourceReader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final int kibibytes;

  /** A reader that refuses larger files before it looks at them. */
  public SourceReader(int kibibytes) {
    this.kibibytes = kibibytes;
  }

  /**
   * The text of a file, without a byte order mark.
   *
   * @throws InvalidSpecException when it cannot be read, is too large or is not UTF-8
   */
  public SourceText read(Path file) {
    if (Files.isDirectory(file)) {
      throw failure(Problem.of(named(file) + " is a folder, not a file"));
    }
    if (!Files.exists(file)) {
      throw failure(Problem.of("cannot find " + named(file)));
    }
    if (!Files.isRegularFile(file)) {
      throw failure(Problem.of(named(file) + " is not a regular file"));
    }
    return decode(file, bytes(file));
  }

  private byte[] bytes(Path file) {
    int limit = kibibytes * 1024;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw failure(Problem.of(named(file) + " is larger than " + kibibytes + " KiB"));
      }
      return bytes;
    } catch (AccessDeniedException e) {
      throw failure(Problem.of("cannot read " + named(file)).because("permission denied"));
    } catch (IOException e) {
      String reason = e.getMessage() == null ? "the file system refused" : e.getMessage();
      throw failure(Problem.of("cannot read " + named(file)).because(reason));
    }
  }

  private static SourceText decode(Path file, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      String before = out.flip().toString();
      throw failure(notUtf8(file, bytes, in.position(), before));
    }
    String text = out.flip().toString();
    return new SourceText(
        file, !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
  }

  private static Problem notUtf8(Path file, byte[] bytes, int offset, String before) {
    // One more character, so that a wrong byte at the start of a line has a line.
    List<String> lines = (before + "x").lines().toList();
    String line = lines.get(lines.size() - 1);
    SourceText lossy = new SourceText(file, new String(bytes, StandardCharsets.UTF_8));
    return Problem.of("not UTF-8 text")
        .at(lossy.excerpt(lines.size(), line.codePointCount(0, line.length()), 1))
        .because(String.format("the byte 0x%02X cannot stand here", bytes[offset]))
        .hint("save the file as UTF-8");
  }

  private static String named(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    return name == null ? "`" + absolute + "`" : "`" + name + "` in `" + absolute.getParent() + "`";
  }

  private static InvalidSpecException failure(Problem problem) {
    return new InvalidSpecException(List.of(problem));
  }
}
