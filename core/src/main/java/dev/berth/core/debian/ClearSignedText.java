package dev.berth.core.debian;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with its OpenPGP signatures below it (RFC 9580, section 7, the cleartext signature
 * framework). Only the text between the markers is signed; anything before or after is an error, so
 * that nothing unsigned can be taken for signed.
 *
 * @param text with plain line ends
 * @param signed the bytes that were signed: lines without space at their ends, joined by CR LF
 * @param signature the armored signature
 */
record ClearSignedText(String text, byte[] signed, byte[] signature) {

  private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
  private static final String BEGIN_SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
  private static final String END_SIGNATURE = "-----END PGP SIGNATURE-----";

  /**
   * @throws IOException when the framework is not kept
   */
  static ClearSignedText parse(byte[] document) throws IOException {
    List<String> lines = new String(document, StandardCharsets.UTF_8).lines().toList();
    int line = 0;
    if (lines.isEmpty() || !lines.get(line++).stripTrailing().equals(BEGIN)) {
      throw new IOException("it is not signed: it does not begin with `" + BEGIN + "`");
    }
    while (line < lines.size() && !lines.get(line).isBlank()) {
      if (!lines.get(line).startsWith("Hash: ")) {
        throw new IOException("a line of its signature's header is not `Hash:`");
      }
      line++;
    }
    line++;
    List<String> text = new ArrayList<>();
    while (line < lines.size() && !lines.get(line).stripTrailing().equals(BEGIN_SIGNATURE)) {
      String raw = lines.get(line++);
      if (raw.startsWith("- ")) {
        raw = raw.substring(2);
      } else if (raw.startsWith("-")) {
        throw new IOException("a line of the signed text begins with a dash");
      }
      text.add(stripEnd(raw));
    }
    int start = line;
    while (line < lines.size() && !lines.get(line).stripTrailing().equals(END_SIGNATURE)) {
      line++;
    }
    if (line >= lines.size()) {
      throw new IOException("its signature is cut off");
    }
    for (String rest : lines.subList(line + 1, lines.size())) {
      if (!rest.isBlank()) {
        throw new IOException("text follows its signature");
      }
    }
    return new ClearSignedText(
        String.join("\n", text) + "\n",
        String.join("\r\n", text).getBytes(StandardCharsets.UTF_8),
        (String.join("\n", lines.subList(start, line + 1)) + "\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  private static String stripEnd(String line) {
    int end = line.length();
    while (end > 0 && " \t\r".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(0, end);
  }
}
