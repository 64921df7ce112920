package dev.berth.core.lock;

import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.Dependency;
import java.util.List;
import java.util.Optional;

/**
 * What a base assembled from a distribution's archive is to hold.
 *
 * @param os {@code debian:12}, when runtime.yaml names one
 * @param python when runtime.yaml names one
 * @param packages what {@code apt:} names, in the order of the file
 */
public record DistributionRequest(
    Optional<String> os,
    Optional<PythonVersion> python,
    Platform platform,
    List<Dependency.Located> packages) {

  public DistributionRequest {
    packages = List.copyOf(packages);
  }
}
