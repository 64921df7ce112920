package dev.berth.core.yaml;

import dev.berth.core.SourceExcerpt;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a file that a person wrote, by its lines. */
public final class SourceText {

  /** User and password in an address: what follows {@code ://} up to the {@code @}. */
  private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/\\s]+(?=@)");

  private final Path file;
  private final String text;
  private final List<String> lines;

  public SourceText(Path file, String text) {
    this.file = file;
    this.text = text;
    this.lines = text.lines().toList();
  }

  public Path file() {
    return file;
  }

  public String text() {
    return text;
  }

  /** The lines without their ends, from line 1 on. */
  public List<String> lines() {
    return lines;
  }

  /** The line with this number, counted from 1; empty behind the last. */
  public String line(int number) {
    return number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** The code point at this place, counted from 1; the end of the line is 0. */
  public int charAt(int line, int column) {
    return line(line).codePoints().skip(column - 1L).findFirst().orElse(0);
  }

  /** A place in this text; all three are counted from 1, in code points. */
  public SourceExcerpt excerpt(int line, int column, int length) {
    return new SourceExcerpt(file, line, column, Optional.of(mask(line(line))), length);
  }

  /** All of a line but the space around it. */
  public SourceExcerpt excerptOfLine(int line) {
    String content = line(line);
    String stripped = content.strip();
    int before = content.codePointCount(0, content.length() - content.stripLeading().length());
    return excerpt(line, before + 1, Math.max(1, stripped.codePointCount(0, stripped.length())));
  }

  /** The text without what could be a password. */
  public static String hide(String text) {
    return CREDENTIALS.matcher(text).replaceAll("****");
  }

  /** The text with what could be a password made unreadable, so that its columns stay. */
  public static String mask(String text) {
    return CREDENTIALS.matcher(text).replaceAll(match -> "*".repeat(match.group().length()));
  }
}
