package dev.berth.core.build;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Platform;
import java.util.stream.Collectors;

/** A lock has nothing for the platform that an image is wanted for. */
public final class NotLockedException extends BerthException {

  private static final long serialVersionUID = 1L;

  NotLockedException(Platform wanted, RuntimeLock lock) {
    super(
        Problem.of("the lock of `" + lock.name() + "` has nothing for `" + wanted + "`")
            .because("it is for " + platforms(lock))
            .hint("lock for it with `berth runtime lock --platform " + wanted + "`"));
  }

  private static String platforms(RuntimeLock lock) {
    return lock.platforms().stream()
        .map(locked -> "`" + locked.platform() + "`")
        .collect(Collectors.joining(", "));
  }
}
