package dev.berth.core.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * On which computer of several, and before which other containers, something runs.
 *
 * @param nodeSelector labels that the computer must have
 * @param runtimeClass how the containers are run there
 * @param priorityClass how important they are
 */
public record PlacementSpec(
    Map<String, String> nodeSelector,
    Optional<AffinitySpec> affinity,
    List<TolerationSpec> tolerations,
    Optional<String> runtimeClass,
    Optional<String> priorityClass) {

  public PlacementSpec {
    nodeSelector = Collections.unmodifiableMap(new LinkedHashMap<>(nodeSelector));
    tolerations = List.copyOf(tolerations);
  }
}
