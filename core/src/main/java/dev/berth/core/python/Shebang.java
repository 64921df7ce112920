package dev.berth.core.python;

import java.nio.charset.StandardCharsets;

/** The first line of a program, which names its interpreter. */
final class Shebang {

  /** Older kernels read no more of the line, the {@code #!} and the line end among it. */
  private static final int LONGEST = 127;

  private Shebang() {}

  /**
   * The line, or lines, for this interpreter. The kernel cuts a long path and splits one at white
   * space; then a shell runs the interpreter, in lines that Python reads as a string.
   */
  static String of(String interpreter) {
    String line = "#!" + interpreter + "\n";
    if (interpreter.chars().noneMatch(Character::isWhitespace)
        && line.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return line;
    }
    return "#!/bin/sh\n'''exec' " + quoted(interpreter) + " \"$0\" \"$@\"\n' '''\n";
  }

  /** As pip does it, except where the shell would take a part of the path for its own. */
  private static String quoted(String path) {
    return path.chars().anyMatch(c -> "\"$`".indexOf(c) >= 0)
        ? "'" + path.replace("'", "'\\''") + "'"
        : '"' + path + '"';
  }
}
