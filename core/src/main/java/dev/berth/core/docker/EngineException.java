package dev.berth.core.docker;

import com.github.dockerjava.api.exception.DockerException;
import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.Suggestion;
import dev.berth.core.oci.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Docker Engine cannot be reached, or cannot do what it was asked. */
public final class EngineException extends BerthException {

  private final boolean none;

  private EngineException(Problem problem) {
    this(problem, false);
  }

  private EngineException(Problem problem, Throwable cause) {
    super(problem, cause);
    this.none = false;
  }

  private EngineException(Problem problem, boolean none) {
    super(problem);
    this.none = none;
  }

  /** Whether there is no Engine at all, and nothing that says that there should be one. */
  public boolean isNone() {
    return none;
  }

  static EngineException none(List<String> sockets) {
    return new EngineException(
        Problem.of("cannot find a Docker Engine")
            .because("there is no socket " + String.join(", ", sockets))
            .hint("start Docker (or podman's service), or set `DOCKER_HOST`"),
        true);
  }

  static EngineException unreadable(Path file, Throwable cause) {
    return new EngineException(
        Problem.of("cannot find the Docker Engine")
            .because("cannot read `" + file + "`: " + whyUnreadable(cause)),
        cause);
  }

  /** The message of a missing file is its name. */
  private static String whyUnreadable(Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return cause instanceof AccessDeniedException
        ? "you may not read it"
        : Optional.ofNullable(cause.getMessage()).orElse("it is damaged");
  }

  /**
   * @param setting what says so
   */
  static EngineException badHost(String setting, String text, String why) {
    String shown = text.replaceFirst("^(\\w+://)?+([^:/@]*+):.*@", "$1$2:****@");
    return new EngineException(
        Problem.of("cannot find the Docker Engine")
            .because("the host of " + setting + " is `" + shown + "`")
            .because(why));
  }

  static EngineException badApiVersion(String text) {
    return new EngineException(
        Problem.of("cannot speak to the Docker Engine")
            .because("`DOCKER_API_VERSION` is `" + text + "`, which is no version")
            .hint("unset it, or write it as `1.41`"));
  }

  static EngineException noContext(
      String name, EngineSource source, Path configFile, List<String> known) {
    Problem problem =
        Problem.of("there is no Docker context `" + name + "`")
            .because(
                source.kind() == EngineSource.Kind.DOCKER_CONTEXT
                    ? "`DOCKER_CONTEXT` says to use it"
                    : "it is the current context in `" + configFile + "`");
    return new EngineException(
        problem.hint(
            Suggestion.nearest(name, known)
                .map(nearest -> "did you mean `" + nearest + "`?")
                .orElse("choose one of those that there are: " + String.join(", ", known))));
  }

  static EngineException unreachable(EngineEndpoint endpoint, String why, Throwable cause) {
    return new EngineException(
        unreachable(endpoint).because(why).hint(advice(endpoint.source())), cause);
  }

  private static Problem unreachable(EngineEndpoint endpoint) {
    String source =
        endpoint.source().kind() == EngineSource.Kind.STANDARD
            ? ""
            : " (" + endpoint.source() + ")";
    return Problem.of("cannot reach the Docker Engine at `" + endpoint + "`" + source);
  }

  private static String advice(EngineSource source) {
    return switch (source.kind()) {
      case DOCKER_HOST, CONTAINER_HOST ->
          "start the Engine there, or correct `" + source + "`; `berth doctor` shows what is wrong";
      case DOCKER_CONTEXT, CURRENT_CONTEXT ->
          "start the Engine there, or choose another context" + " with `docker context use`";
      default -> "start the Engine, or set `DOCKER_HOST`";
    };
  }

  static EngineException forbidden(
      EngineEndpoint endpoint, Path socket, String owner, String group, Throwable cause) {
    Problem problem =
        unreachable(endpoint)
            .because(
                "you may not use the socket `"
                    + socket
                    + "`, only `"
                    + owner
                    + "` and the group `"
                    + group
                    + "` may");
    return new EngineException(
        group.equals("docker")
            ? problem.hint(
                "run `sudo usermod -aG docker $USER`, then log in again (the group `docker` may do"
                    + " all that root may)")
            : problem.hint("use an Engine of your own: rootless Docker or podman"),
        cause);
  }

  static EngineException wantsTls(EngineEndpoint endpoint) {
    return new EngineException(
        unreachable(endpoint)
            .because("it speaks TLS only")
            .hint(
                "set `DOCKER_TLS_VERIFY=1`, and `DOCKER_CERT_PATH` to the folder with `ca.pem`,"
                    + " `cert.pem` and `key.pem`"));
  }

  /**
   * @param answer the first line of what was answered
   */
  static EngineException noEngine(EngineEndpoint endpoint, String answer) {
    String shown = answer.length() > 60 ? answer.substring(0, 60) + "…" : answer;
    return new EngineException(
        Problem.of("what answers at `" + endpoint + "` is not a Docker Engine")
            .because(
                "to `GET /_ping` it said `"
                    + shown.replaceAll("\\p{Cntrl}", "?")
                    + "`, and no version of Docker's API")
            .hint(advice(endpoint.source())));
  }

  static EngineException tooOld(EngineEndpoint endpoint, String version, String oldest) {
    return new EngineException(
        Problem.of("the Docker Engine at `" + endpoint + "` is too old")
            .because(
                "its API version is " + version + ", and Berth needs " + oldest + " or newer"));
  }

  static EngineException refused(String what, String why) {
    return new EngineException(Problem.of("the Docker Engine cannot " + what).because(why));
  }

  static EngineException failed(String what, Throwable cause) {
    return new EngineException(
        Problem.of("the Docker Engine cannot " + what).because(reason(cause)), cause);
  }

  /** Docker has some thirty networks' worth of addresses, unless its daemon.json gives it more. */
  static EngineException noAddresses(String why) {
    return new EngineException(
        Problem.of("the Docker Engine has no addresses left for one more network")
            .because(why)
            .hint("remove runs that have ended with `berth runs remove --ended`"));
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
  static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    String message = Optional.ofNullable(innermost.getMessage()).orElse("").strip();
    if (innermost instanceof DockerException answered) {
      return said(answered.getHttpStatus(), message);
    }
    return message.isEmpty() ? "the connection failed" : message;
  }

  /** An Engine's complaints are JSON; docker-java puts {@code Status 400: } before them. */
  private static String said(int status, String message) {
    String body = message.replaceFirst("^Status \\d+: ", "");
    try {
      return Json.readObject(body.getBytes(StandardCharsets.UTF_8)).requiredText("message");
    } catch (IllegalArgumentException other) {
      return body.isEmpty() ? "it answered " + status : body;
    }
  }
}
