package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.time.Duration;

/** A service does not become ready in time. */
public final class NotReadyException extends BerthException {

  private static final long serialVersionUID = 1L;

  NotReadyException(
      Workload workload, int replica, Duration timeout, String why, String lastLines) {
    super(
        Problem.of(
                ReplicaEndedException.subject(workload, replica)
                    + " was not ready after "
                    + timeout.toSeconds()
                    + " s")
            .because(why)
            .because(ReplicaEndedException.wrote(lastLines))
            .hint(
                "give it more time with `--wait-timeout`; "
                    + ReplicaEndedException.afterwards(workload)));
  }
}
