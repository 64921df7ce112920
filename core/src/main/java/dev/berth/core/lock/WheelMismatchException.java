package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.WheelName;

/** A wheel of the user's own cannot be used by the image's Python. */
public final class WheelMismatchException extends BerthException {

  WheelMismatchException(
      WheelName wheel, Platform platform, LockedPython python, SourceExcerpt position) {
    super(
        Problem.of("wheel `" + wheel + "` does not fit this image")
            .at(position)
            .because(
                "the wheel is for `"
                    + String.join(".", wheel.pythonTags())
                    + "-"
                    + String.join(".", wheel.abiTags())
                    + "-"
                    + String.join(".", wheel.platformTags())
                    + "`; the image is `"
                    + platform
                    + "` with Python "
                    + python.version()
                    + " and glibc "
                    + python.glibc())
            .hint(
                "list `"
                    + wheel.name()
                    + "=="
                    + wheel.version()
                    + "` under `pip:` to let the wheel be chosen, if an index has it"));
  }
}
