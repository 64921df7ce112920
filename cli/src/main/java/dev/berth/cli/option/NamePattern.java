package dev.berth.cli.option;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which names are meant: those that start with a text, or, when it has {@code *} or {@code ?},
 * those that look like it as a whole. Upper and lower case make no difference.
 */
public record NamePattern(String text) {

  /** Every name. */
  public static final NamePattern EVERY = new NamePattern("*");

  /** Whether this name is meant. */
  public boolean matches(String name) {
    StringBuilder regex = new StringBuilder();
    for (char c : lower(text).toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    boolean whole = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    return Pattern.matches(whole ? regex.toString() : regex + ".*", lower(name));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return text;
  }
}
