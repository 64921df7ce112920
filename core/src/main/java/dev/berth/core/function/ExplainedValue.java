package dev.berth.core.function;

/**
 * One line of the table that says where every value came from.
 *
 * @param key its name: {@code replicas}, {@code envs.FOO}, {@code resources.limits.cpu}
 * @param value as people write it; what came from this computer's environment is not shown
 */
public record ExplainedValue(String key, String value, Origin origin) {

  private static final String HIDDEN = "****";

  static ExplainedValue of(String key, Sourced<?> sourced) {
    return new ExplainedValue(
        key,
        sourced.origin() instanceof Origin.Variable ? HIDDEN : String.valueOf(sourced.value()),
        sourced.origin());
  }
}
