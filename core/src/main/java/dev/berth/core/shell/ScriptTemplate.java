package dev.berth.core.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of our resources: a shell's text with gaps such as {@code @name@}.
 *
 * @param text the text with its gaps
 */
record ScriptTemplate(String text) {

  private static final Pattern GAP = Pattern.compile("@([a-z]+)@");

  /** Reads the resource of this name. */
  static ScriptTemplate of(String resource) {
    try (InputStream stream = ScriptTemplate.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no such resource: " + resource);
      }
      return new ScriptTemplate(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text with all gaps filled. What fills one is not looked at again: a user's value may look
   * like a gap.
   */
  String fill(Map<String, String> gaps) {
    return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(found(gap, gaps)));
  }

  private static String found(MatchResult gap, Map<String, String> gaps) {
    String filling = gaps.get(gap.group(1));
    if (filling == null) {
      throw new IllegalStateException("nothing fills " + gap.group());
    }
    return filling;
  }
}
