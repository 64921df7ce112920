package dev.berth.core.capture;

import dev.berth.core.python.InstalledProject;
import dev.berth.core.python.Requirement;
import java.util.Optional;

/**
 * A requirement that is not met where it applies.
 *
 * @param found the version that is installed, when one is
 */
public record Conflict(InstalledProject project, Requirement requirement, Optional<String> found) {

  /** One fact, for people. */
  public String description() {
    Requirement plain =
        new Requirement(
            requirement.writtenName(),
            requirement.extras(),
            requirement.specifiers(),
            requirement.url(),
            Optional.empty());
    return "`"
        + project.name()
        + "` "
        + project.version()
        + " requires `"
        + plain
        + "`, "
        + found.map(version -> version + " is installed").orElse("which is not installed");
  }
}
