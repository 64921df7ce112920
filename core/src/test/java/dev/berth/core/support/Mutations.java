package dev.berth.core.support;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Texts that are nearly what a person writes: what a reader must survive. */
public final class Mutations {

  private static final List<String> PIECES =
      List.of(
          ":",
          " ",
          "\n",
          "- ",
          "\t",
          "'",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          "&a ",
          "*a",
          "!!int ",
          "!x ",
          "? ",
          "|",
          ">",
          "%",
          "@",
          "#",
          "\0",
          "\uD83D\uDE00",
          "---\n",
          "...\n",
          "null",
          "3.10",
          "~",
          "<<",
          "\\",
          "\r",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "0x1",
          ".inf",
          "-",
          "=",
          "()",
          ";",
          "..",
          "/",
          "://",
          "${A}");

  private Mutations() {}

  /** The same, with a few bytes lost, doubled, changed, or put between. */
  public static byte[] of(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length + 1);
      int until = Math.min(bytes.length, at + random.nextInt(20));
      bytes =
          switch (random.nextInt(4)) {
            case 0 ->
                join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, until, bytes.length));
            case 1 ->
                join(
                    join(
                        Arrays.copyOf(bytes, at),
                        PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8)),
                    Arrays.copyOfRange(bytes, at, bytes.length));
            case 2 ->
                join(Arrays.copyOf(bytes, until), Arrays.copyOfRange(bytes, at, bytes.length));
            default -> {
              if (at < bytes.length) {
                bytes[at] = (byte) random.nextInt(256);
              }
              yield bytes;
            }
          };
    }
    return bytes;
  }

  private static byte[] join(byte[] left, byte[] right) {
    byte[] joined = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, joined, left.length, right.length);
    return joined;
  }
}
