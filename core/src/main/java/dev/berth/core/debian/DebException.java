package dev.berth.core.debian;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import org.jspecify.annotations.Nullable;

/** A .deb is not what it should be, or would write where it may not. */
public final class DebException extends BerthException {

  private DebException(Problem problem, @Nullable Throwable cause) {
    super(problem, cause);
  }

  /** The archive itself cannot be read. */
  static DebException unreadable(
      String deb, String part, @Nullable String reason, Throwable cause) {
    return new DebException(
        Problem.of("cannot read `" + part + "` of `" + deb + "`")
            .because(reason == null ? "its end is missing" : reason),
        cause);
  }

  /** Something that every .deb has is not there. */
  static DebException incomplete(String deb, String missing) {
    return new DebException(
        Problem.of("`" + deb + "` is not a Debian package").because("it has no " + missing), null);
  }

  /** The archive holds another package than the one that was locked. */
  static DebException otherPackage(String deb, String found) {
    return new DebException(
        Problem.of("`" + deb + "` is not the package that was locked")
            .because("it says that it is `" + found + "`"),
        null);
  }

  /** One of its entries is refused. */
  public static DebException entry(String deb, String entry, String reason) {
    return new DebException(
        Problem.of("cannot unpack `" + entry + "` of `" + deb + "`").because(reason), null);
  }
}
