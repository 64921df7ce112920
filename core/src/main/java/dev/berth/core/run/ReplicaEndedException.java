package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** A container that shall go on has ended. */
public final class ReplicaEndedException extends BerthException {

  private static final long serialVersionUID = 1L;

  ReplicaEndedException(
      Workload workload, int replica, Awaited.Condition condition, String lastLines) {
    super(
        Problem.of(subject(workload, replica) + " ended instead of going on")
            .because(
                "exit code "
                    + condition.exitCode().map(String::valueOf).orElse("unknown")
                    + (condition.ends() > 1 ? ", " + condition.ends() + " times" : "")
                    + condition.why().map(why -> ": " + why).orElse(""))
            .because(wrote(lastLines))
            .hint(afterwards(workload)));
  }

  static String afterwards(Workload workload) {
    return workload.keep()
        ? "`berth runs logs " + workload.id() + "` has all that it wrote"
        : "look at it afterwards with `--keep`";
  }

  static String subject(Workload workload, int replica) {
    String name = "`" + workload.function() + "`";
    return workload.replicas() == 1 ? name : "replica " + replica + " of " + name;
  }

  static String wrote(String lastLines) {
    return lastLines.isEmpty() ? "it wrote nothing" : "it wrote last:\n" + lastLines;
  }
}
