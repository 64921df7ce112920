package dev.berth.core.yaml;

import java.util.Locale;
import java.util.regex.Pattern;

/** The two ways in which YAML files write a key of several words. */
final class KeyCase {

  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])[A-Z]");
  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

  private KeyCase() {}

  /** {@code mount_path}, as Python writes it. */
  static String snake(String key) {
    return CAPITAL
        .matcher(key)
        .replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
  }

  /** {@code mountPath}, as Kubernetes writes it. */
  static String camel(String key) {
    return UNDERSCORE.matcher(key).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }
}
