package dev.berth.core.io;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.Optional;

/** An archive, or one entry of it, is not what its format or its own checksums promise. */
public final class DamagedArchiveException extends BerthException {

  private final String archive;
  private final transient Optional<String> entry;
  private final String fault;

  /**
   * @param archive the file, as the user would name it
   * @param entry the entry's name, when one entry is to blame
   * @param fault what is wrong: found and expected
   */
  public DamagedArchiveException(String archive, Optional<String> entry, String fault) {
    super(
        Problem.of("cannot read `" + archive + "`")
            .because(entry.map(name -> "`" + printable(name) + "`: ").orElse("") + fault));
    this.archive = archive;
    this.entry = entry;
    this.fault = fault;
  }

  /** The file. */
  public String archive() {
    return archive;
  }

  /** The entry that is to blame, when it is one. */
  public Optional<String> entry() {
    return entry;
  }

  /** What is wrong. */
  public String fault() {
    return fault;
  }

  /** A hostile name must not move the cursor of a terminal. */
  private static String printable(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .limit(200)
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                text.append(String.format("\\x%02x", c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return name.length() > 200 ? text + "…" : text.toString();
  }
}
