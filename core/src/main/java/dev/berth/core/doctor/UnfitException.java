package dev.berth.core.doctor;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** Something is broken that Berth cannot work without. */
public final class UnfitException extends BerthException {

  /** That finding is vital. */
  public UnfitException(Finding vital) {
    super(
        Problem.of("Berth cannot work on this computer as it is")
            .because(vital.text())
            .hint(vital.remedy().orElseThrow()));
  }
}
