package dev.berth.core.debian;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.io.Addresses;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A distribution's archive does not have, or does not prove, what is needed of it. */
public final class ArchiveException extends BerthException {

  private ArchiveException(Problem problem) {
    super(problem);
  }

  private ArchiveException(Problem problem, @Nullable Throwable cause) {
    super(problem, cause);
  }

  /** The release file is not what a release file must be. */
  static ArchiveException malformed(String address, String reason) {
    return new ArchiveException(
        Problem.of(shown(address) + " is not a release file").because(reason));
  }

  /** No signature of the release file is by a key that we ship. */
  static ArchiveException unknownSigner(String address, List<String> signers) {
    return new ArchiveException(
        Problem.of("cannot trust " + shown(address))
            .because(
                "it is signed by "
                    + (signers.isEmpty() ? "nobody" : String.join(", ", signers))
                    + ", not by a key of the distribution's archive"));
  }

  /** A signature of a known key does not fit the text. */
  static ArchiveException badSignature(String address, String key) {
    return new ArchiveException(
        Problem.of("cannot trust " + shown(address))
            .because("its signature by key " + key + " does not fit its text"));
  }

  /** The release file says that it must not be used any more. */
  static ArchiveException expired(String address, Instant until, Instant now) {
    return new ArchiveException(
        Problem.of("cannot trust " + shown(address) + ": it expired at " + until)
            .because(
                "this computer's clock says " + now + "; the mirror may have stopped updating"));
  }

  /** The release file was made in the future. */
  static ArchiveException notYetValid(String address, Instant date, Instant now) {
    return new ArchiveException(
        Problem.of("cannot trust " + shown(address) + ": it was made at " + date)
            .because("this computer's clock says " + now));
  }

  /** The release file is that of another suite. */
  static ArchiveException otherSuite(String address, String expected, String found) {
    return new ArchiveException(
        Problem.of("cannot trust " + shown(address))
            .because("it is the release file of `" + found + "`, not of `" + expected + "`"));
  }

  /** The release file names no package index for what is wanted. */
  static ArchiveException noIndex(String address, String component, String architecture) {
    return new ArchiveException(
        Problem.of(shown(address) + " has no packages for `" + architecture + "`")
            .because("it names no `" + component + "/binary-" + architecture + "/Packages`"));
  }

  /** A package index cannot be read. */
  static ArchiveException damagedIndex(String address, String reason, Throwable cause) {
    return new ArchiveException(
        Problem.of("cannot read the package index " + shown(address)).because(reason), cause);
  }

  /** A mirror's address may have a password in it, which is nobody's business. */
  private static String shown(String address) {
    return "`" + Addresses.masked(address) + "`";
  }
}
