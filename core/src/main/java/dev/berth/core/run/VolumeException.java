package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** A volume cannot be mounted as it is meant. */
public final class VolumeException extends BerthException {

  private static final long serialVersionUID = 1L;

  private VolumeException(Problem problem) {
    super(problem);
  }

  static VolumeException missing(String name) {
    return new VolumeException(
        Problem.of("there is no volume `" + name + "`")
            .because("a `shared_volume` has to be there already")
            .hint(
                "run `docker volume create " + name + "`, or make it a `persistent_volume_claim`"));
  }

  static VolumeException tooOld(String mountPath, String what, String version, String needed) {
    return new VolumeException(
        Problem.of("the Docker Engine cannot mount " + what + " at `" + mountPath + "`")
            .because("its API version is " + version + ", and " + needed + " is needed"));
  }
}
