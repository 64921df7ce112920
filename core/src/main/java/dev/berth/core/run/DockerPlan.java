package dev.berth.core.run;

import dev.berth.core.docker.ContainerLimits;
import dev.berth.core.docker.ContainerMount;
import dev.berth.core.docker.ContainerNetwork;
import dev.berth.core.docker.ContainerPlan;
import dev.berth.core.docker.ContainerProcess;
import dev.berth.core.docker.ContainerProxies;
import dev.berth.core.function.Quantity;
import dev.berth.core.function.ResourceList;
import dev.berth.core.function.SecuritySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A workload as containers of a Docker Engine. */
final class DockerPlan {

  /** What Kubernetes makes of a request (its "CPU shares"): 1024 for a processor, at least 2. */
  private static final long SHARES = 1024;

  private static final long LEAST_SHARES = 2;
  private static final long THOUSAND = 1000;
  private static final long MILLION = 1_000_000;

  private final Workload workload;
  private final DockerWishes wishes;
  private final ContainerProxies proxies;
  private final Function<String, Optional<String>> imageUsers;

  /**
   * @param proxies what its programs are told of, unless the user told them something else
   * @param imageUsers as whom an image's programs run, when it says so
   */
  DockerPlan(
      Workload workload,
      DockerWishes wishes,
      ContainerProxies proxies,
      Function<String, Optional<String>> imageUsers) {
    this.workload = workload;
    this.wishes = wishes;
    this.proxies = proxies;
    this.imageUsers = imageUsers;
  }

  /**
   * One of its containers.
   *
   * @param replica from 1
   * @param image as the Engine knows it
   * @param autoRemove whether the Engine removes it at its end
   */
  ContainerPlan container(int replica, String image, boolean autoRemove) {
    return container(
        replica, image, autoRemove, new ContainerNetwork(wishes.network(), List.of(), List.of()));
  }

  /** The same, in this network. */
  ContainerPlan container(int replica, String image, boolean autoRemove, ContainerNetwork network) {
    return new ContainerPlan(
        Optional.of(name(replica)),
        image,
        process(image),
        limits(),
        mounts(),
        network,
        workload.security().readOnlyRoot(),
        workload.security().newPrivileges(),
        restart(),
        autoRemove,
        DockerLabels.of(workload, replica));
  }

  private String name(int replica) {
    String function = workload.function().replaceAll("[^A-Za-z0-9_.-]", "-");
    String name = wishes.name().orElse("berth-" + function + "-" + workload.id());
    return workload.replicas() == 1 ? name : name + "-" + replica;
  }

  private ContainerProcess process(String image) {
    SecuritySpec ids = workload.security().ids();
    return new ContainerProcess(
        workload.command(),
        workload.args(),
        proxies.addedTo(workload.environment()),
        workload.workingDirectory(),
        user(ids, image),
        ids.fsGroup().map(List::of).orElse(List.of()),
        workload.streams().stdin(),
        workload.streams().terminal());
  }

  /** The Engine takes root for a group without a user, and not whom the image says. */
  private Optional<String> user(SecuritySpec ids, String image) {
    if (ids.runAsGroup().isEmpty()) {
      return ids.runAsUser().map(String::valueOf);
    }
    String user =
        ids.runAsUser()
            .map(String::valueOf)
            .or(() -> imageUsers.apply(image).map(said -> said.replaceFirst(":.*", "")))
            .orElse("0");
    return Optional.of(user + ":" + ids.runAsGroup().get());
  }

  private ContainerLimits limits() {
    ResourceList limits = workload.resources().limits();
    ResourceList requests = workload.resources().requests();
    return new ContainerLimits(
        limits.cpu().map(cpu -> cpu.thousandths() * MILLION),
        requests.cpu().map(cpu -> Math.max(LEAST_SHARES, cpu.thousandths() * SHARES / THOUSAND)),
        limits.memory().map(Quantity::units),
        requests.memory().map(Quantity::units),
        workload.sharedMemory(),
        wishes.gpus().or(this::gpus));
  }

  private Optional<ContainerLimits.Gpus> gpus() {
    long number = workload.resources().limits().devices().getOrDefault(ResourceList.GPU, 0L);
    return number == 0 ? Optional.empty() : Optional.of(new ContainerLimits.Gpus.Count(number));
  }

  private List<ContainerMount> mounts() {
    List<ContainerMount> mounts = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    workload
        .volumes()
        .forEach(
            volume -> {
              mounts.add(new DockerVolume(volume).mount());
              taken.add(volume.mountPath());
            });
    for (PlacedFiles files : workload.files()) {
      if (!taken.contains(files.folder())) {
        // A volume of its own, since a root that is only read cannot be written before either.
        mounts.add(DockerVolume.anonymous(files.folder()));
        taken.add(files.folder());
      }
    }
    if (workload.resources().disk().isPresent()
        && !taken.contains(WorkloadAssembler.SOURCE_FOLDER)) {
      mounts.add(DockerVolume.anonymous(WorkloadAssembler.SOURCE_FOLDER));
    }
    return mounts;
  }

  private String restart() {
    return switch (workload.restart()) {
      case NEVER -> "no";
      case ON_FAILURE -> "on-failure";
      case ALWAYS -> "unless-stopped";
    };
  }
}
