package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.store.RuntimeRecord;
import java.nio.file.Path;

/** The store does not have what a version of a runtime was built from. */
public final class NotKeptException extends BerthException {

  private static final String AGAIN = "build it again with `berth runtime build`, in its folder";

  private final String runtime;

  private NotKeptException(RuntimeRecord runtime, Problem problem) {
    super(problem);
    this.runtime = named(runtime);
  }

  /** It was built before documents were kept. */
  static NotKeptException builtByEarlierBerth(RuntimeRecord runtime) {
    return new NotKeptException(
        runtime,
        Problem.of("the store has no runtime.yaml and no lock of `" + named(runtime) + "`")
            .because("an earlier Berth built it, and kept its image only")
            .hint(AGAIN));
  }

  /** A blob was there and is not any more. */
  static NotKeptException gone(RuntimeRecord runtime, String what, Path blob) {
    return new NotKeptException(
        runtime,
        Problem.of("the store lacks " + what + " of `" + named(runtime) + "`")
            .because("there is no `" + blob + "` any more")
            .hint(AGAIN));
  }

  /** The list of files is not one that this Berth reads. */
  static NotKeptException unreadable(RuntimeRecord runtime, String why) {
    return new NotKeptException(
        runtime,
        Problem.of("cannot read the list of files of `" + named(runtime) + "`").because(why));
  }

  private static String named(RuntimeRecord runtime) {
    return runtime.name() + "@" + runtime.version().shortHex();
  }

  /** The version: {@code demo@3f2a9c41d0b7}. */
  public String runtime() {
    return runtime;
  }
}
