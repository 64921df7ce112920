package dev.berth.core.capture;

import dev.berth.core.python.InstalledProject;
import dev.berth.core.python.PackageName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A package of an environment, as the runtime has it.
 *
 * @param topLevel whether runtime.yaml names it, rather than another package needing it
 * @param address the wheel's address, when it was installed from there
 * @param wheel the user's own wheel, absolute, when it is taken from that
 */
public record CapturedPackage(
    PackageName name,
    String version,
    boolean topLevel,
    Optional<String> address,
    Optional<Path> wheel) {

  static CapturedPackage fromIndex(InstalledProject project) {
    return new CapturedPackage(
        project.name(), project.version(), false, Optional.empty(), Optional.empty());
  }

  static CapturedPackage fromAddress(InstalledProject project, String address) {
    return new CapturedPackage(
        project.name(), project.version(), true, Optional.of(address), Optional.empty());
  }

  static CapturedPackage fromWheel(InstalledProject project, Path wheel) {
    return new CapturedPackage(
        project.name(), project.version(), true, Optional.empty(), Optional.of(wheel));
  }

  CapturedPackage asTopLevel() {
    return new CapturedPackage(name, version, true, address, wheel);
  }

  /** How runtime.yaml asks for it under {@code pip:}. */
  public String requirement() {
    return address.map(url -> name + " @ " + url).orElse(name + "==" + version);
  }
}
