package dev.berth.core.capture;

import dev.berth.core.Problem;
import dev.berth.core.python.InstalledProject;
import dev.berth.core.python.MarkerEnvironment;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PythonVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an environment is made of, and how each part of it is had again.
 *
 * @param fullVersion of its Python: {@code 3.11.7}
 * @param markers what its Python answers to requirements
 * @param packages those that pip and its like installed, sorted by name
 * @param projects the metadata of the same
 * @param conda those that conda installed, sorted by name
 * @param leftOut sorted by name
 * @param warnings what the user should know though it keeps nobody from going on
 */
public record Capture(
    FoundEnvironment environment,
    String fullVersion,
    MarkerEnvironment markers,
    List<CapturedPackage> packages,
    List<InstalledProject> projects,
    List<CondaPackage> conda,
    List<LeftOut> leftOut,
    List<Problem> warnings) {

  public Capture {
    packages = List.copyOf(packages);
    projects = List.copyOf(projects);
    conda = List.copyOf(conda);
    leftOut = List.copyOf(leftOut);
    warnings = List.copyOf(warnings);
  }

  /** The version of its Python without the third number. */
  public PythonVersion python() {
    return PythonFiles.minor(fullVersion);
  }

  /** The versions that the lock has to have, of those that are not the user's own wheels. */
  Map<PackageName, String> versions() {
    Map<PackageName, String> versions = new TreeMap<>();
    packages.stream()
        .filter(one -> one.wheel().isEmpty())
        .forEach(one -> versions.put(one.name(), one.version()));
    return versions;
  }
}
