package dev.berth.core.version;

import dev.berth.core.spec.Dependency.Located;
import dev.berth.core.spec.EnvironmentSpec;
import dev.berth.core.spec.RuntimeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A difference in how the containers of two versions are run.
 *
 * @param name its key below {@code environment:} in runtime.yaml: {@code vars.MODE}, {@code
 *     command}; {@code name} is the runtime's own, and {@code commands} are all that are run while
 *     the image is made
 * @param before missing when it was not set
 * @param after missing when it is not set any more
 */
public record SettingChange(String name, Optional<String> before, Optional<String> after) {

  /** All differences, by name. */
  public static List<SettingChange> between(RuntimeSpec before, RuntimeSpec after) {
    Map<String, String> old = settings(before);
    Map<String, String> now = settings(after);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    List<SettingChange> changes = new ArrayList<>();
    for (String name : names) {
      Optional<String> was = Optional.ofNullable(old.get(name));
      Optional<String> is = Optional.ofNullable(now.get(name));
      if (!was.equals(is)) {
        changes.add(new SettingChange(name, was, is));
      }
    }
    List<String> order = List.copyOf(before.environment().variables().keySet());
    List<String> orderNow = List.copyOf(after.environment().variables().keySet());
    if (!order.equals(orderNow) && new TreeSet<>(order).equals(new TreeSet<>(orderNow))) {
      // It is that of the image's environment, and so part of the version.
      changes.add(
          new SettingChange("vars", Optional.of(words(order)), Optional.of(words(orderNow))));
    }
    return changes;
  }

  /** Everything that {@link RuntimeVersion} counts. */
  private static Map<String, String> settings(RuntimeSpec spec) {
    EnvironmentSpec environment = spec.environment();
    Map<String, String> settings = new TreeMap<>();
    settings.put("name", spec.name());
    environment.workdir().ifPresent(workdir -> settings.put("workdir", workdir));
    environment.user().ifPresent(user -> settings.put("user", user));
    list(settings, "entrypoint", environment.entrypoint());
    list(settings, "command", environment.command());
    list(settings, "ports", environment.ports());
    list(settings, "commands", spec.commands().stream().map(Located::value).toList());
    environment.variables().forEach((name, value) -> settings.put("vars." + name, value));
    environment.labels().forEach((name, value) -> settings.put("labels." + name, value));
    return settings;
  }

  private static void list(Map<String, String> settings, String name, List<String> values) {
    if (!values.isEmpty()) {
      settings.put(name, words(values));
    }
  }

  private static String words(List<String> values) {
    return values.stream()
        .map(value -> value.matches("[^\\s\"']+") ? value : '"' + value.replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(" "));
  }
}
