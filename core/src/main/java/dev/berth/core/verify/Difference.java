package dev.berth.core.verify;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that is not what it should be.
 *
 * @param subject a package's name, or a path: relative to the environment's prefix, else absolute
 * @param owner the package that a file belongs to: {@code torch 2.3.0}
 */
public record Difference(
    Kind kind,
    String subject,
    Optional<String> owner,
    Optional<String> expected,
    Optional<String> found) {

  /** In what way something is not what it should be. */
  public enum Kind {
    /** What it is is not the version that was asked for at all. */
    OTHER_VERSION,
    PACKAGE_MISSING,
    PACKAGE_EXTRA,
    PACKAGE_VERSION,
    FILE_MISSING,
    FILE_CHANGED,
    FILE_MODE,
    FILE_EXTRA,
    /** A link, {@code pyvenv.cfg}, or the interpreter that it stands on. */
    ENVIRONMENT;

    /** As programs see it: {@code package-missing}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Difference of(Kind kind, String subject) {
    return new Difference(kind, subject, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Difference ofOwner(String name) {
    return new Difference(kind, subject, Optional.of(name), expected, found);
  }

  Difference between(String right, String wrong) {
    return new Difference(kind, subject, owner, Optional.of(right), Optional.of(wrong));
  }

  /** What is different, in one line. */
  public String text() {
    String quoted = "`" + subject + "`";
    String file = quoted + owner.map(name -> " of " + name).orElse("");
    return switch (kind) {
      case OTHER_VERSION, ENVIRONMENT -> quoted + ": " + foundAndExpected();
      case PACKAGE_MISSING -> quoted + " is missing";
      case PACKAGE_EXTRA -> quoted + " is not in the lock";
      case PACKAGE_VERSION -> quoted + ": " + foundAndExpected();
      case FILE_MISSING -> file + " is missing";
      case FILE_CHANGED -> file + " is not what it should be: " + foundAndExpected();
      case FILE_MODE -> file + ": " + foundAndExpected();
      case FILE_EXTRA -> quoted + " belongs to no package";
    };
  }

  private String foundAndExpected() {
    return "found " + found.orElse("nothing") + ", expected " + expected.orElse("nothing");
  }
}
