package dev.berth.core.function;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Several words as one value: a command, arguments, labels. */
record Words(List<String> words) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:./~-]+");

  Words {
    words = List.copyOf(words);
  }

  /** As a list in YAML: {@code [python, -c, "print(1)"]}. */
  @Override
  public String toString() {
    return words.stream()
        .map(
            word ->
                PLAIN.matcher(word).matches()
                    ? word
                    : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
