package dev.berth.core.function;

import java.util.Optional;

/**
 * A taint of a computer that does not keep containers away (Kubernetes, "Taints and Tolerations").
 *
 * @param key of the taint; empty means every one
 * @param operator {@code Equal} or {@code Exists}
 * @param value with {@code Equal}
 * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}; empty means all
 * @param seconds for how long a container stays, with {@code NoExecute}; empty means for ever
 */
public record TolerationSpec(
    Optional<String> key,
    String operator,
    Optional<String> value,
    Optional<String> effect,
    Optional<Long> seconds) {

  static final String EXISTS = "Exists";
  static final String EQUAL = "Equal";

  /** As {@code kubectl} writes taints: {@code gpu=a100:NoSchedule}. */
  @Override
  public String toString() {
    return key.orElse("*")
        + value.map(text -> "=" + text).orElse("")
        + effect.map(text -> ":" + text).orElse("")
        + seconds.map(number -> " for " + number + "s").orElse("");
  }
}
