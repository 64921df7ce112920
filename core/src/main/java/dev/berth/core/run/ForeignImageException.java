package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.oci.Platform;

/** The programs of an image are for another processor than the engine's. */
public final class ForeignImageException extends BerthException {

  private static final long serialVersionUID = 1L;

  ForeignImageException(Platform image, Platform engine) {
    super(
        Problem.of("cannot run commands in an image for `" + image + "`")
            .because(
                "the Docker Engine is on `"
                    + engine
                    + "`, and has no emulator for programs of other processors")
            .hint(
                "install the package `qemu-user-static` on the Engine's computer, or build with"
                    + " `--platform "
                    + engine
                    + "`"));
  }
}
