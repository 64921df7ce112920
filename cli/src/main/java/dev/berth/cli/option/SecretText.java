package dev.berth.cli.option;

import dev.berth.core.io.Environment;
import dev.berth.core.run.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret as it is typed: {@code token=./token.txt}, or {@code token=env:TOKEN}.
 *
 * @param name of the secret
 * @param source a file, or {@code env:} and a variable
 */
public record SecretText(String name, String source) {

  private static final Pattern FORM =
      Pattern.compile("(?!\\.\\.?=)([A-Za-z0-9._-]{1,253})=(.+)", Pattern.DOTALL);

  private static final String VARIABLE = "env:";

  /**
   * Reads one. What it says is never repeated, since it may be the secret itself.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static SecretText parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected `NAME=FILE` or `NAME=env:VARIABLE`");
    }
    return new SecretText(matcher.group(1), matcher.group(2));
  }

  /**
   * The secret itself.
   *
   * @param variable whether it is to be a variable too
   * @throws IllegalArgumentException when the variable is not set
   * @throws IOException when the file cannot be read
   */
  public Secret read(Environment environment, Path workingDirectory, boolean variable)
      throws IOException {
    if (!source.startsWith(VARIABLE)) {
      return new Secret(name, Files.readAllBytes(workingDirectory.resolve(source)), variable);
    }
    String from = source.substring(VARIABLE.length());
    String value =
        environment
            .find(from)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the environment variable `" + from + "` is not set"));
    return new Secret(name, value.getBytes(StandardCharsets.UTF_8), variable);
  }

  /** Never the source, which may be the secret by mistake. */
  @Override
  public String toString() {
    return name;
  }
}
