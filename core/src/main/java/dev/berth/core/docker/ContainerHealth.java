package dev.berth.core.docker;

import dev.berth.core.oci.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What the check says that an image brings for its containers ({@code HEALTHCHECK} of a
 * Dockerfile).
 *
 * @param status {@code starting}, {@code healthy} or {@code unhealthy}
 * @param said what the last check wrote
 */
public record ContainerHealth(String status, String said) {

  static Optional<ContainerHealth> of(JsonObject state) {
    return state
        .object("Health")
        .filter(health -> !health.text("Status").orElse("").matches("(none)?"))
        .map(health -> new ContainerHealth(health.requiredText("Status"), last(health)));
  }

  private static String last(JsonObject health) {
    List<JsonObject> checks = health.objects("Log");
    return checks.isEmpty() ? "" : checks.get(checks.size() - 1).text("Output").orElse("").strip();
  }

  /** Why the container is not ready; nothing when it is. */
  public Optional<String> whyNot() {
    return switch (status) {
      case "healthy" -> Optional.empty();
      case "unhealthy" ->
          Optional.of("the `HEALTHCHECK` of its image fails" + (said.isEmpty() ? "" : ": " + said));
      default -> Optional.of("the `HEALTHCHECK` of its image has not succeeded yet");
    };
  }
}
