package dev.berth.core.capture;

import dev.berth.core.python.InstalledProject;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.Version;
import dev.berth.core.python.Wheel;
import dev.berth.core.python.WheelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The wheels that the user gives for installed packages, opened to see that they are such.
 *
 * @param files absolute, by the package
 */
record ChosenWheels(Map<PackageName, Path> files) {

  ChosenWheels {
    files = Map.copyOf(files);
  }

  /**
   * Looks at the wheels that were chosen.
   *
   * @throws ChoiceException when one is no wheel of what is installed
   */
  static ChosenWheels of(
      CaptureChoices choices,
      FoundEnvironment environment,
      Map<PackageName, InstalledProject> installed)
      throws IOException {
    Map<PackageName, Path> files = new TreeMap<>();
    for (Path file : choices.wheels()) {
      WheelName wheel = open(file);
      requireInstalled(file, wheel, environment, installed);
      refuseOther(choices.fromIndex(), wheel, "--from-index");
      refuseOther(choices.skip(), wheel, "--skip");
      Path folder = file.toAbsolutePath().getParent().toRealPath();
      files.put(wheel.name(), folder.resolve(file.getFileName()));
    }
    return new ChosenWheels(files);
  }

  private static void requireInstalled(
      Path file,
      WheelName wheel,
      FoundEnvironment environment,
      Map<PackageName, InstalledProject> installed) {
    InstalledProject project = installed.get(wheel.name());
    if (project == null) {
      throw ChoiceException.notInstalled("--wheel", wheel.name(), environment, installed.keySet());
    }
    boolean same =
        Version.find(project.version())
            .filter(version -> version.compareTo(wheel.parsedVersion()) == 0)
            .isPresent();
    if (!same) {
      throw ChoiceException.otherVersion(file, wheel, project);
    }
  }

  private static void refuseOther(Set<PackageName> chosen, WheelName wheel, String option) {
    if (chosen.contains(wheel.name())) {
      throw ChoiceException.twice(wheel.name(), "--wheel", option);
    }
  }

  private static WheelName open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw ChoiceException.noWheelFile(file);
    }
    String fileName = file.getFileName().toString();
    try {
      WheelName.parse(fileName);
    } catch (IllegalArgumentException e) {
      throw ChoiceException.notAWheel(file, String.valueOf(e.getMessage()));
    }
    try (Wheel wheel = Wheel.open(file, fileName)) {
      return wheel.name();
    }
  }

  /** The wheel of a package, when one was given. */
  Optional<Path> find(PackageName name) {
    return Optional.ofNullable(files.get(name));
  }
}
