package dev.berth.core.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command's text, split into words as a shell splits it (POSIX.1-2017, XCU 2.2 and 2.3): blanks
 * part words, quotes and backslashes keep them together. Nothing is expanded.
 *
 * @param shellSyntax the first thing that only a shell would understand
 */
record ShellWords(List<String> words, Optional<String> shellSyntax) {

  private static final Set<String> OPERATORS =
      Set.of("|", "||", "&", "&&", ";", "<", ">", ">>", "2>", "2>>", "2>&1", "&>");

  private static final Pattern EXPANSION = Pattern.compile("[`]|\\$[A-Za-z_({@*#?0-9]");

  ShellWords {
    words = List.copyOf(words);
  }

  /**
   * Splits a text.
   *
   * @throws IllegalArgumentException when a quote is not closed
   */
  static ShellWords split(String text) {
    Splitter splitter = new Splitter(text);
    splitter.run();
    return new ShellWords(splitter.words, splitter.shellSyntax);
  }

  private static final class Splitter {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    /** What of the word stands outside of single quotes and is not escaped. */
    private final StringBuilder active = new StringBuilder();

    private Optional<String> shellSyntax = Optional.empty();
    private boolean begun;
    private boolean quoted;
    private int next;

    Splitter(String text) {
      this.text = text;
    }

    void run() {
      while (next < text.length()) {
        char c = text.charAt(next++);
        switch (c) {
          case ' ', '\t', '\n', '\r' -> end();
          case '\'' -> singleQuoted();
          case '"' -> doubleQuoted();
          case '\\' -> escaped();
          default -> take(c);
        }
      }
      end();
    }

    private void take(char c) {
      begun = true;
      word.append(c);
      active.append(c);
    }

    private void singleQuoted() {
      int close = text.indexOf('\'', next);
      requireClosed(close >= 0, '\'');
      word.append(text, next, close);
      begun = true;
      quoted = true;
      next = close + 1;
    }

    private void doubleQuoted() {
      begun = true;
      quoted = true;
      while (next < text.length() && text.charAt(next) != '"') {
        char c = text.charAt(next++);
        if (c == '\\' && next < text.length() && "$`\"\\\n".indexOf(text.charAt(next)) >= 0) {
          char literal = text.charAt(next++);
          if (literal != '\n') {
            word.append(literal);
          }
        } else {
          word.append(c);
          active.append(c);
        }
      }
      requireClosed(next < text.length(), '"');
      next++;
    }

    private void escaped() {
      if (next == text.length()) {
        throw new IllegalArgumentException("nothing follows the `\\` at its end");
      }
      char literal = text.charAt(next++);
      if (literal != '\n') {
        begun = true;
        quoted = true;
        word.append(literal);
      }
    }

    private static void requireClosed(boolean closed, char quote) {
      if (!closed) {
        throw new IllegalArgumentException("a quote (" + quote + ") is not closed");
      }
    }

    private void end() {
      if (!begun) {
        return;
      }
      String whole = word.toString();
      words.add(whole);
      if (shellSyntax.isEmpty()
          && (!quoted && (OPERATORS.contains(whole) || whole.endsWith(";"))
              || EXPANSION.matcher(active).find())) {
        shellSyntax = Optional.of(whole);
      }
      word.setLength(0);
      active.setLength(0);
      begun = false;
      quoted = false;
    }
  }
}
