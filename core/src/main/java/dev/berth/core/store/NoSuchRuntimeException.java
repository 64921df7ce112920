package dev.berth.core.store;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.List;
import java.util.stream.Collectors;

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
  static NoSuchRuntimeException noVersion(RuntimeName wanted, List<RuntimeEntry> versions) {
    List<String> tags = versions.stream().flatMap(entry -> entry.tags().stream()).toList();
    return new NoSuchRuntimeException(
        wanted,
        Problem.of("runtime `" + wanted.name() + "` has no version " + described(wanted))
            .because("its tags are: `" + String.join("`, `", tags) + "`"));
  }

  /** The version does not have this tag; another does. */
  static NoSuchRuntimeException tagElsewhere(
      RuntimeName wanted, RuntimeEntry entry, String tag, RuntimeEntry tagged) {
    return new NoSuchRuntimeException(
        wanted,
        Problem.of("`" + entry.shortName() + "` is not tagged `" + tag + "`")
            .because("the tag is at `" + tagged.shortName() + "`"));
  }

  /** The version was removed, and can be brought back. */
  static NoSuchRuntimeException removed(RuntimeName wanted, List<RemovedRuntime> removed) {
    return new NoSuchRuntimeException(
        wanted,
        Problem.of("`" + wanted + "` is in the recycle bin")
            .hint("bring it back with `berth runtime recover " + first(removed) + "`"));
  }

  /** Everything of the runtime was removed. */
  static NoSuchRuntimeException allRemoved(RuntimeName wanted, List<RemovedRuntime> removed) {
    return new NoSuchRuntimeException(
        wanted,
        Problem.of("every version of runtime `" + wanted.name() + "` is in the recycle bin")
            .hint("bring the newest back with `berth runtime recover " + first(removed) + "`"));
  }

  /** More than one version starts so. */
  static NoSuchRuntimeException ambiguous(RuntimeName wanted, List<RuntimeEntry> versions) {
    return new NoSuchRuntimeException(
        wanted,
        Problem.of(
                "more than one version of runtime `"
                    + wanted.name()
                    + "` starts with `"
                    + wanted.selector()
                    + "`")
            .because("they are: " + listed(versions)));
  }

  /** The recycle bin has no such version. */
  static NoSuchRuntimeException notRemoved(RuntimeName wanted, List<RemovedRuntime> removed) {
    Problem problem = Problem.of("there is no `" + wanted + "` in the recycle bin");
    return new NoSuchRuntimeException(
        wanted,
        removed.isEmpty()
            ? problem.because("it has no version of runtime `" + wanted.name() + "`")
            : problem.because("of this runtime, it has " + listed(entries(removed))));
  }

  /** The recycle bin has more than one version that is meant. */
  static NoSuchRuntimeException manyRemoved(RuntimeName wanted, List<RemovedRuntime> removed) {
    return new NoSuchRuntimeException(
        wanted,
        Problem.of("`" + wanted + "` can be more than one version in the recycle bin")
            .because("they are: " + listed(entries(removed)))
            .hint("name one, such as `" + first(removed) + "`"));
  }

  private static String first(List<RemovedRuntime> removed) {
    return removed.get(0).entry().shortName();
  }

  private static List<RuntimeEntry> entries(List<RemovedRuntime> removed) {
    return removed.stream().map(RemovedRuntime::entry).toList();
  }

  private static String listed(List<RuntimeEntry> versions) {
    return versions.stream()
        .map(entry -> "`" + entry.runtime().version().shortHex() + "`")
        .collect(Collectors.joining(", "));
  }

  private static String described(RuntimeName wanted) {
    return switch (wanted.kind()) {
      case TAG -> "tagged `" + wanted.selector() + "`";
      case PREFIX -> "that starts with `" + wanted.selector() + "`";
      case TAG_OR_PREFIX -> "that is tagged `" + wanted.selector() + "` or starts with it";
    };
  }

  /** The same with what the user may have meant, unless it says what to do already. */
  public NoSuchRuntimeException withHint(String advice) {
    Problem problem = problems().get(0);
    return problem.hint().isPresent()
        ? this
        : new NoSuchRuntimeException(wanted, problem.hint(advice));
  }

  /** What was asked for. */
  public RuntimeName wanted() {
    return wanted;
  }
}
