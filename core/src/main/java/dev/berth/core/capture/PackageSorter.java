package dev.berth.core.capture;

import dev.berth.core.Problem;
import dev.berth.core.io.DigestingInputStream;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.InstalledProject;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides from where each package of an environment is had again: by what its metadata tells and by
 * what the user chose. Nothing is guessed: what neither tells is left open, and an error.
 */
final class PackageSorter {

  private final CaptureChoices choices;
  private final ChosenWheels wheels;
  private final List<Path> siteFolders;
  private final List<Problem> open = new ArrayList<>();
  private final Map<String, List<InstalledProject>> unknown = new LinkedHashMap<>();

  /**
   * @param siteFolders the folders that installers install into
   */
  PackageSorter(CaptureChoices choices, ChosenWheels wheels, List<Path> siteFolders) {
    this.choices = choices;
    this.wheels = wheels;
    this.siteFolders = List.copyOf(siteFolders);
  }

  /**
   * The packages, none of them top-level but those that runtime.yaml can only name.
   *
   * @param installed those that are not left out
   * @throws UndecidedException naming every package that neither the environment nor the user tells
   *     about
   */
  SortedMap<PackageName, CapturedPackage> sort(Map<PackageName, InstalledProject> installed)
      throws IOException {
    SortedMap<PackageName, CapturedPackage> sorted = new TreeMap<>();
    for (InstalledProject project : installed.values()) {
      sort(project).ifPresent(one -> sorted.put(one.name(), one));
    }
    unknown.forEach((said, projects) -> open.add(UndecidedException.unknown(projects, said)));
    if (!open.isEmpty()) {
      throw new UndecidedException(open);
    }
    return sorted;
  }

  private Optional<CapturedPackage> sort(InstalledProject project) throws IOException {
    if (wheels.find(project.name()).isPresent()) {
      return wheels.find(project.name()).map(file -> CapturedPackage.fromWheel(project, file));
    }
    if (Version.find(project.version()).isEmpty()) {
      open.add(UndecidedException.oddVersion(project));
      return Optional.empty();
    }
    Origin origin = Origin.of(project, siteFolders);
    boolean fromIndex = choices.fromIndex().contains(project.name());
    if (fromIndex || origin instanceof Origin.Index) {
      return Optional.of(CapturedPackage.fromIndex(project));
    }
    if (origin instanceof Origin.Address address) {
      return Optional.of(CapturedPackage.fromAddress(project, address.withDigest()));
    }
    if (origin instanceof Origin.LocalWheel wheel) {
      return localWheel(project, wheel);
    }
    if (origin instanceof Origin.Source source) {
      open.add(UndecidedException.builtFrom(project, source));
    } else if (origin instanceof Origin.Unknown nothing) {
      String said =
          nothing
              .installer()
              .map(who -> "the installer that is recorded is `" + who + "`")
              .orElse("no installer is recorded");
      unknown.computeIfAbsent(said, s -> new ArrayList<>()).add(project);
    }
    return Optional.empty();
  }

  private Optional<CapturedPackage> localWheel(InstalledProject project, Origin.LocalWheel wheel)
      throws IOException {
    Optional<String> fault = findFault(wheel);
    if (fault.isPresent()) {
      open.add(UndecidedException.changedWheel(project, wheel, fault.get()));
      return Optional.empty();
    }
    if (!choices.localWheels()) {
      open.add(UndecidedException.localWheel(project, wheel));
      return Optional.empty();
    }
    return Optional.of(CapturedPackage.fromWheel(project, wheel.file()));
  }

  private static Optional<String> findFault(Origin.LocalWheel wheel) throws IOException {
    if (!Files.isRegularFile(wheel.file())) {
      return Optional.of("is not there any more");
    }
    return wheel.digest().isEmpty() || wheel.digest().get().equals(digest(wheel.file()))
        ? Optional.empty()
        : Optional.of("has changed since");
  }

  private static Digest digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestingInputStream digesting = new DigestingInputStream(in)) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return digesting.digest();
    }
  }
}
