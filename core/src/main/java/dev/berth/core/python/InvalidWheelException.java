package dev.berth.core.python;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.Optional;

/** A wheel breaks a rule of the binary distribution format, so it cannot be installed. */
public final class InvalidWheelException extends BerthException {

  private final String wheel;
  private final transient Optional<String> entry;
  private final String fault;

  /**
   * @param wheel its file name
   * @param entry the file in it that is to blame, when it is one
   * @param fault what is wrong: found and expected
   */
  public InvalidWheelException(String wheel, Optional<String> entry, String fault) {
    super(
        Problem.of("cannot install the wheel `" + wheel + "`")
            .because(entry.map(name -> "`" + name + "`: ").orElse("") + fault));
    this.wheel = wheel;
    this.entry = entry;
    this.fault = fault;
  }

  /** The wheel's file name. */
  public String wheel() {
    return wheel;
  }

  /** The file in it that is to blame, when it is one. */
  public Optional<String> entry() {
    return entry;
  }

  /** What is wrong. */
  public String fault() {
    return fault;
  }
}
