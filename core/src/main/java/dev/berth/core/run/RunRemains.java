package dev.berth.core.run;

import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.Containers;
import dev.berth.core.docker.NetworkInfo;
import dev.berth.core.docker.Networks;
import java.util.List;
import java.util.Optional;

/** Everything of a run that an Engine has: it bears the run's label. */
record RunRemains(RunId id, Containers containers, Networks networks) {

  /**
   * Makes sure that nobody else needs any of it.
   *
   * @throws ServiceNetworkException when other containers are in its network
   */
  void check() {
    List<ContainerId> own = containers.list(DockerLabels.wanted(id));
    for (String network : networks.list(DockerLabels.wanted(id))) {
      Optional<NetworkInfo> info = networks.find(network);
      List<String> others =
          info.stream()
              .flatMap(found -> found.members().entrySet().stream())
              .filter(member -> !own.contains(member.getKey()))
              .map(member -> member.getValue().name())
              .sorted()
              .toList();
      if (!others.isEmpty()) {
        throw ServiceNetworkException.inUse(info.orElseThrow().name(), others);
      }
    }
  }

  /** Removes it, whether it runs or not. */
  void remove() {
    containers.list(DockerLabels.wanted(id)).parallelStream().forEach(containers::remove);
    networks.list(DockerLabels.wanted(id)).forEach(networks::remove);
  }
}
