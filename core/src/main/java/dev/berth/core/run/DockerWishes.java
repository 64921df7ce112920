package dev.berth.core.run;

import dev.berth.core.docker.ContainerLimits;
import java.util.Optional;

/**
 * What is said of one run that only a Docker Engine understands.
 *
 * @param name of the container; else it is made of the function's and the run's
 * @param network that it is in
 * @param gpus in place of those of the task's resources
 * @param address of the Engine's computer, by which ports of services are reached; else only
 *     programs of that computer reach them
 * @param hostPaths whether it may have folders that give power over this computer
 */
public record DockerWishes(
    Optional<String> name,
    Optional<String> network,
    Optional<ContainerLimits.Gpus> gpus,
    Optional<String> address,
    boolean hostPaths) {

  /** Nothing in particular. */
  public static final DockerWishes NONE =
      new DockerWishes(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
}
