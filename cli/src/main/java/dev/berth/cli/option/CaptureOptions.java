package dev.berth.cli.option;

import dev.berth.core.capture.CaptureChoices;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.python.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What the user decides where an environment does not tell how it is had again. */
public final class CaptureOptions {

  @Option(
      names = "--skip",
      paramLabel = "NAME",
      split = ",",
      description = "Leave this package of the environment out; may be repeated")
  List<PackageName> skip = new ArrayList<>();

  @Option(
      names = "--from-index",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Take this package from the index though nothing tells that it is from there,",
        "or though it is pip, setuptools or wheel; may be repeated"
      })
  List<PackageName> fromIndex = new ArrayList<>();

  @Option(
      names = "--wheel",
      paramLabel = "FILE",
      description = "Take this wheel in the place of an installed package; may be repeated")
  List<Path> wheels = new ArrayList<>();

  @Option(
      names = {"--include-local-wheels", "--include-local-wheel"},
      description = "Take every wheel on this computer that a package was installed from")
  boolean localWheels;

  @Option(
      names = "--allow-conflicts",
      description = "Take packages as they are though their requirements contradict each other")
  boolean allowConflicts;

  @Option(
      names = "--base",
      paramLabel = "IMAGE",
      description = {
        "The image to put the packages on: docker-daemon:NAME, oci:DIR, oci-archive:FILE,",
        "docker-archive:FILE (default: a distribution with the environment's Python)"
      })
  Optional<ImageLocation> base = Optional.empty();

  // Starwhale's, which installs the folder's content as it is at that moment.
  @Option(names = "--include-editable", hidden = true)
  boolean includeEditable;

  /** Whether editable packages are asked for, which no image can have. */
  public boolean asksForEditable() {
    return includeEditable;
  }

  /** What the core is told. */
  public CaptureChoices toChoices(Path workingDirectory) {
    return new CaptureChoices(
        set(skip),
        set(fromIndex),
        wheels.stream().map(wheel -> workingDirectory.resolve(wheel).normalize()).toList(),
        localWheels,
        allowConflicts,
        base.map(image -> image.resolveIn(workingDirectory)));
  }

  private static Set<PackageName> set(List<PackageName> names) {
    return new LinkedHashSet<>(names);
  }
}
