package dev.berth.core.capture;

import java.util.regex.Pattern;

/** A word of a command that people paste into a shell. */
final class ShellWord {

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  static String of(String word) {
    return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
