package dev.berth.core.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Near to what, and far from what, containers shall run: an {@code Affinity} of Kubernetes, checked
 * as far as its form goes.
 *
 * @param content in Kubernetes' own keys ({@code nodeAffinity}), however they were written; texts,
 *     whole numbers, lists and maps
 */
public record AffinitySpec(Map<String, Object> content) {

  public AffinitySpec {
    content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
  }

  /** Its parts: {@code nodeAffinity, podAntiAffinity}. */
  @Override
  public String toString() {
    return String.join(", ", content.keySet());
  }
}
