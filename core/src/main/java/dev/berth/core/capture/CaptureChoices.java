package dev.berth.core.capture;

import dev.berth.core.oci.ImageLocation;
import dev.berth.core.python.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the user decided where an environment does not tell.
 *
 * @param skip the packages to leave out
 * @param fromIndex the packages to take from the index though nothing tells that they are from
 *     there, or though they are of the tools that are otherwise left out
 * @param wheels wheels to take in the place of what is installed, absolute
 * @param localWheels whether to take each wheel on this computer that a package was installed from
 * @param allowConflicts whether packages that do not fit together are taken as they are
 * @param base the image to put it on, rather than a distribution that has its Python
 */
public record CaptureChoices(
    Set<PackageName> skip,
    Set<PackageName> fromIndex,
    List<Path> wheels,
    boolean localWheels,
    boolean allowConflicts,
    Optional<ImageLocation> base) {

  /** None made. */
  public static final CaptureChoices NONE =
      new CaptureChoices(Set.of(), Set.of(), List.of(), false, false, Optional.empty());

  public CaptureChoices {
    skip = Set.copyOf(skip);
    fromIndex = Set.copyOf(fromIndex);
    wheels = List.copyOf(wheels);
  }
}
