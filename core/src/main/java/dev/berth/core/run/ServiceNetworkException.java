package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.List;

/** A network cannot be what a run needs it for, or cannot go with it. */
public final class ServiceNetworkException extends BerthException {

  private static final long serialVersionUID = 1L;

  private ServiceNetworkException(Problem problem) {
    super(problem);
  }

  static ServiceNetworkException notForServices(String network) {
    return new ServiceNetworkException(
        Problem.of("a service cannot be in the network `" + network + "`")
            .because("its containers have no names there by which it could be reached")
            .hint("leave out `--network`, or name one that you made with `docker network create`"));
  }

  static ServiceNetworkException missing(String network) {
    return new ServiceNetworkException(
        Problem.of("there is no network `" + network + "`")
            .hint("make it with `docker network create " + network + "`"));
  }

  static ServiceNetworkException inUse(String network, List<String> containers) {
    return new ServiceNetworkException(
        Problem.of("the run's network `" + network + "` cannot be removed")
            .because("other containers are in it: `" + String.join("`, `", containers) + "`")
            .hint("end them first"));
  }
}
