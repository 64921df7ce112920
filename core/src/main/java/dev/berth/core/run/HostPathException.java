package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.nio.file.Path;

/** A container is to have a folder that gives it power over this computer. */
public final class HostPathException extends BerthException {

  private static final long serialVersionUID = 1L;

  HostPathException(Path path, String mountPath, String what) {
    super(
        Problem.of("`" + path + "` is not given to a container without being asked for")
            .because("`" + mountPath + "` would be, or have in it, " + what)
            .hint("mount a folder of its own, or add `--allow-host-path`"));
  }
}
