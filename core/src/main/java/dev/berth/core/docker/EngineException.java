package dev.berth.core.docker;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.Optional;

/** The Docker Engine cannot be reached, or cannot do what it was asked. */
public final class EngineException extends BerthException {

  private EngineException(Problem problem) {
    super(problem);
  }

  private EngineException(Problem problem, Throwable cause) {
    super(problem, cause);
  }

  static EngineException notConfigured(RuntimeException cause) {
    return new EngineException(
        Problem.of("cannot find the Docker Engine")
            .because(Optional.ofNullable(cause.getMessage()).orElse("its settings are not usable"))
            .hint("check `DOCKER_HOST`, `DOCKER_CONTEXT` and `~/.docker/config.json`"),
        cause);
  }

  static EngineException unreachable(String host, Throwable cause) {
    return new EngineException(
        Problem.of("cannot reach the Docker Engine at `" + host + "`")
            .because(reason(cause))
            .hint(
                "start Docker, or set `DOCKER_HOST`; no Engine is needed for `oci:DIR` and"
                    + " `docker-archive:FILE`"),
        cause);
  }

  static EngineException refused(String what, String why) {
    return new EngineException(Problem.of("the Docker Engine cannot " + what).because(why));
  }

  static EngineException failed(String what, Throwable cause) {
    return new EngineException(
        Problem.of("the Docker Engine cannot " + what).because(reason(cause)), cause);
  }

  static EngineException noImage(String name) {
    return new EngineException(
        Problem.of("the Docker Engine has no image `" + name + "`")
            .hint("get it with `docker pull " + name + "`"));
  }

  static EngineException otherImage(String name, String found, String expected) {
    return new EngineException(
        Problem.of("the Docker Engine did not load the image `" + name + "` as it was sent")
            .because("found image " + found + ", expected " + expected));
  }

  /** The innermost cause says what happened; those around it, which class saw it. */
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    String message = Optional.ofNullable(innermost.getMessage()).orElse("").strip();
    return message.isEmpty() ? "the connection failed" : message;
  }
}
