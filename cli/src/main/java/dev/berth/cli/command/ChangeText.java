package dev.berth.cli.command;

import dev.berth.core.lock.LockChange;
import dev.berth.core.version.SettingChange;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes changes: {@code +} came, {@code -} went, {@code ~} moved. */
final class ChangeText {

  private ChangeText() {}

  /** The change of something with this name. */
  static String line(String what, Optional<String> before, Optional<String> after) {
    if (before.isEmpty()) {
      return ("+ " + what + " " + after.orElse("")).stripTrailing();
    }
    return after.isEmpty()
        ? "- " + what + " " + before.get()
        : "~ " + what + " " + before.get() + " -> " + after.get();
  }

  static Map<String, Object> json(LockChange change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("platform", change.platform().toString());
    json.put("kind", change.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("name", change.name());
    change.before().ifPresent(version -> json.put("before", version));
    change.after().ifPresent(version -> json.put("after", version));
    return json;
  }

  static Map<String, Object> json(SettingChange change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", change.name());
    change.before().ifPresent(value -> json.put("before", value));
    change.after().ifPresent(value -> json.put("after", value));
    return json;
  }
}
