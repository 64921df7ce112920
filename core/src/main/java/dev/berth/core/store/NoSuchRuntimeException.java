package dev.berth.core.store;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.List;

/** The store has no version of a runtime that this name means, or more than one. */
public final class NoSuchRuntimeException extends BerthException {

  private final transient RuntimeName wanted;

  private NoSuchRuntimeException(RuntimeName wanted, Problem problem) {
    super(problem);
    this.wanted = wanted;
  }

  /** There is no runtime of this name. */
  static NoSuchRuntimeException unknown(RuntimeName wanted, List<String> names) {
    Problem problem = Problem.of("there is no runtime `" + wanted.name() + "` in the store");
    return new NoSuchRuntimeException(
        wanted,
        names.isEmpty()
            ? problem.hint("build one with `berth runtime build`")
            : problem.because("there are: `" + String.join("`, `", names) + "`"));
  }

  /** The runtime has no such version. */
  static NoSuchRuntimeException noVersion(RuntimeName wanted, List<String> tags) {
    return new NoSuchRuntimeException(
        wanted,
        Problem.of("runtime `" + wanted.name() + "` has no version " + described(wanted))
            .because("its tags are: `" + String.join("`, `", tags) + "`"));
  }

  /** More than one version starts so. */
  static NoSuchRuntimeException ambiguous(RuntimeName wanted, List<String> versions) {
    return new NoSuchRuntimeException(
        wanted,
        Problem.of(
                "more than one version of runtime `"
                    + wanted.name()
                    + "` starts with `"
                    + wanted.selector()
                    + "`")
            .because("they are: `" + String.join("`, `", versions) + "`"));
  }

  private static String described(RuntimeName wanted) {
    return switch (wanted.kind()) {
      case TAG -> "tagged `" + wanted.selector() + "`";
      case PREFIX -> "that starts with `" + wanted.selector() + "`";
      case TAG_OR_PREFIX -> "that is tagged `" + wanted.selector() + "` or starts with it";
    };
  }

  /** What was asked for. */
  public RuntimeName wanted() {
    return wanted;
  }
}
