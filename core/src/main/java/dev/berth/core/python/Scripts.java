package dev.berth.core.python;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Programs of an environment that begin with the path of their interpreter. */
public final class Scripts {

  /** How a script begins whose interpreter's path no kernel would take. */
  private static final byte[] BY_SHELL = "#!/bin/sh\n'''exec' ".getBytes(StandardCharsets.US_ASCII);

  private Scripts() {}

  /** What is left of a script without the line, or lines, that name its interpreter. */
  public static byte[] withoutInterpreter(byte[] script) {
    if (startsWith(script, BY_SHELL)) {
      return afterLines(script, 3);
    }
    return startsWith(script, new byte[] {'#', '!'}) ? afterLines(script, 1) : script;
  }

  private static boolean startsWith(byte[] script, byte[] start) {
    return script.length >= start.length
        && Arrays.equals(script, 0, start.length, start, 0, start.length);
  }

  private static byte[] afterLines(byte[] script, int lines) {
    int at = 0;
    for (int line = 0; line < lines; line++) {
      while (at < script.length && script[at] != '\n') {
        at++;
      }
      at = Math.min(script.length, at + 1);
    }
    return Arrays.copyOfRange(script, at, script.length);
  }
}
