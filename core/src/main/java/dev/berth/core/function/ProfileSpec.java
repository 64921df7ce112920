package dev.berth.core.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile that was applied. What it sets is in the task already.
 *
 * @param templates objects of Kubernetes ({@code Job}, {@code Deployment}, {@code Service}, {@code
 *     CronJob}) to begin with, by their kinds, as they stand in the file
 */
public record ProfileSpec(
    String id, Optional<String> name, Optional<String> description, List<Template> templates) {

  /**
   * One object of Kubernetes.
   *
   * @param kind {@code Job}
   * @param content all of it
   */
  public record Template(String kind, Map<String, Object> content) {

    public Template {
      content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }
  }

  public ProfileSpec {
    templates = List.copyOf(templates);
  }
}
