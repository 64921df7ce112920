package dev.berth.core.function;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a Dockerfile. A text that does not begin with an instruction in capital letters is a
 * command to run: {@code apt-get install -y git} is {@code RUN apt-get install -y git}.
 *
 * @param keyword {@code RUN}
 * @param arguments what follows it; may have several lines
 */
public record Instruction(String keyword, String arguments) {

  private static final Set<String> KEYWORDS =
      Set.of(
          "ADD",
          "ARG",
          "CMD",
          "COPY",
          "ENTRYPOINT",
          "ENV",
          "EXPOSE",
          "FROM",
          "HEALTHCHECK",
          "LABEL",
          "ONBUILD",
          "RUN",
          "SHELL",
          "STOPSIGNAL",
          "USER",
          "VOLUME",
          "WORKDIR");

  private static final Pattern FIRST_WORD = Pattern.compile("([A-Z]+)\\s+(\\S[\\s\\S]*)");

  /**
   * Reads one of the forms.
   *
   * @throws IllegalArgumentException when the text says nothing
   */
  static Instruction parse(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || KEYWORDS.contains(stripped)) {
      throw new IllegalArgumentException("it says nothing to do");
    }
    Matcher matcher = FIRST_WORD.matcher(stripped);
    return matcher.matches() && KEYWORDS.contains(matcher.group(1))
        ? new Instruction(matcher.group(1), matcher.group(2))
        : new Instruction("RUN", stripped);
  }

  /** Whether it says what to build on. */
  public boolean isFrom() {
    return keyword.equals("FROM");
  }

  /** The line: {@code RUN apt-get install -y git}. */
  @Override
  public String toString() {
    return keyword + " " + arguments;
  }
}
