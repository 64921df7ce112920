package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** GPUs are wanted of an engine that has none to give. */
public final class NoGpuException extends BerthException {

  private static final long serialVersionUID = 1L;

  NoGpuException(String why) {
    super(
        Problem.of("the Docker Engine cannot give GPUs to containers")
            .because(why)
            .hint(
                "install the NVIDIA Container Toolkit and run `sudo nvidia-ctk runtime configure"
                    + " --runtime=docker`, or ask for no GPU"));
  }
}
