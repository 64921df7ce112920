package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** A port of the computer that a service must have cannot be had. */
public final class PortTakenException extends BerthException {

  private static final long serialVersionUID = 1L;

  private PortTakenException(Problem problem) {
    super(problem);
  }

  /**
   * @param owner who has it: {@code the run `3f2a…` of `demo` has it}
   */
  static PortTakenException taken(int port, int targetPort, String owner) {
    return new PortTakenException(
        Problem.of("the port " + port + " is taken")
            .because(owner)
            .hint(
                "choose another one: `--service-port " + elsewhere(port) + ":" + targetPort + "`"));
  }

  /** The Engine may not publish it: without root, none below 1024. */
  static PortTakenException forbidden(int port, int targetPort, String why) {
    return new PortTakenException(
        Problem.of("the Docker Engine may not publish the port " + port)
            .because(why)
            .hint(
                "choose one from 1024 on: `--service-port "
                    + (port + 8000)
                    + ":"
                    + targetPort
                    + "`"));
  }

  private static int elsewhere(int port) {
    return port < 65535 ? port + 1 : port - 1;
  }
}
