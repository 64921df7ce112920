package dev.berth.core.run;

import java.util.List;
import java.util.Optional;

/**
 * What is said of one build, and not of its function.
 *
 * @param base the image of a runtime, when that is what is built on
 * @param secrets everything that a function's secrets may mean
 * @param useCache whether steps that were done before are taken again
 * @param network the one that the steps are in
 */
public record BuildWishes(
    Optional<WorkloadImage> base,
    List<Secret> secrets,
    boolean useCache,
    Optional<String> network) {

  public BuildWishes {
    secrets = List.copyOf(secrets);
  }
}
