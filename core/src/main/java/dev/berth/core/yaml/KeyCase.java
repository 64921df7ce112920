package dev.berth.core.yaml;

/**
 * The two ways in which YAML files write a key of several words. Letter by letter: the tables ask
 * for hundreds of keys before the first file is read.
 */
final class KeyCase {

  private KeyCase() {}

  /** {@code mount_path}, as Python writes it. */
  static String snake(String key) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean begins =
          isCapital(c) && i > 0 && (isSmall(key.charAt(i - 1)) || isDigit(key.charAt(i - 1)));
      snake.append(begins ? "_" : "").append(begins ? (char) (c - 'A' + 'a') : c);
    }
    return snake.toString();
  }

  /** {@code mountPath}, as Kubernetes writes it. */
  static String camel(String key) {
    StringBuilder camel = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '_' && i + 1 < key.length() && isSmall(key.charAt(i + 1))) {
        i++;
        camel.append((char) (key.charAt(i) - 'a' + 'A'));
      } else {
        camel.append(c);
      }
    }
    return camel.toString();
  }

  private static boolean isSmall(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
