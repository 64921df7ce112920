package dev.berth.core.python;

import java.util.Optional;
import java.util.function.IntPredicate;

/** A text and how far it has been read. */
final class TextCursor {

  private final String text;
  private int offset;

  TextCursor(String text) {
    this.text = text;
  }

  int offset() {
    return offset;
  }

  boolean atEnd() {
    return offset == text.length();
  }

  void skipSpace() {
    takeWhile(TextCursor::isSpace);
  }

  /** Goes past the token if it comes next. */
  boolean take(String token) {
    if (text.startsWith(token, offset)) {
      offset += token.length();
      return true;
    }
    return false;
  }

  /** Goes past this word if it comes next and ends there. */
  boolean takeWord(String word) {
    int end = offset + word.length();
    if (text.startsWith(word, offset)
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
      offset = end;
      return true;
    }
    return false;
  }

  String takeWhile(IntPredicate accepted) {
    int start = offset;
    while (offset < text.length() && accepted.test(text.charAt(offset))) {
      offset++;
    }
    return text.substring(start, offset);
  }

  Optional<VersionSpecifier.Operator> operator() {
    return VersionSpecifier.Operator.startingAt(text, offset);
  }

  /** The mistake of having something else here. */
  RequirementParser.MistakeException expected(String what) {
    String found =
        atEnd() ? "the end" : "`" + new String(Character.toChars(text.codePointAt(offset))) + "`";
    return new RequirementParser.MistakeException("expected " + what + ", found " + found, offset);
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t';
  }
}
