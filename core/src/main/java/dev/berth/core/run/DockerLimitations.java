package dev.berth.core.run;

import dev.berth.core.Problem;
import dev.berth.core.function.Note;
import dev.berth.core.function.PlacementSpec;
import dev.berth.core.function.ProfileSpec;
import dev.berth.core.function.ResourceList;
import dev.berth.core.function.VolumeSource;
import dev.berth.core.function.VolumeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a workload a Docker Engine cannot do, or does in another way. */
final class DockerLimitations {

  private static final String ONE_COMPUTER = "a Docker Engine is one computer";

  private final Workload workload;
  private final List<Note> notes = new ArrayList<>();

  DockerLimitations(Workload workload) {
    this.workload = workload;
  }

  List<Note> find() {
    PlacementSpec placement = workload.placement();
    nothing("node_selector", !placement.nodeSelector().isEmpty(), ONE_COMPUTER);
    nothing("affinity", placement.affinity().isPresent(), ONE_COMPUTER);
    nothing("tolerations", !placement.tolerations().isEmpty(), ONE_COMPUTER);
    nothing(
        "runtime_class",
        placement.runtimeClass().isPresent(),
        "a Docker Engine has no classes of runtimes");
    nothing(
        "priority_class",
        placement.priorityClass().isPresent(),
        "a Docker Engine has no classes of priority");
    nothing("handler", workload.handler().isPresent(), "what runs in a container is its command");
    resources();
    workload.volumes().forEach(this::volume);
    nothing(
        "fs_group",
        workload.security().ids().fsGroup().isPresent() && !workload.volumes().isEmpty(),
        "the program is in the group, and the files of volumes keep the group they have");
    for (ProfileSpec.Template template :
        workload.profile().map(ProfileSpec::templates).orElse(List.of())) {
      nothing("profile", true, "its `" + template.kind() + "` is an object of Kubernetes");
    }
    workload
        .service()
        .ifPresent(
            service -> notes.addAll(new ServiceLimitations(service, workload.replicas()).find()));
    return notes;
  }

  private void resources() {
    for (ResourceList list :
        List.of(workload.resources().limits(), workload.resources().requests())) {
      list.amounts()
          .forEach(
              (name, amount) -> {
                if (!List.of("cpu", "memory", ResourceList.GPU).contains(name)) {
                  String key =
                      (list == workload.resources().limits()
                              ? "resources.limits."
                              : "resources.requests.")
                          + name;
                  nothing(key, true, "a Docker Engine does not share it out");
                }
              });
    }
    nothing(
        "resources.disk",
        workload.resources().disk().isPresent(),
        "the folder `"
            + WorkloadAssembler.SOURCE_FOLDER
            + "` is there, and a Docker Engine does not limit its size");
  }

  private void volume(VolumeSpec volume) {
    String key = "volumes." + volume.mountPath();
    VolumeSource source = volume.source();
    Optional<?> size = Optional.empty();
    Optional<String> storageClass = Optional.empty();
    if (source instanceof VolumeSource.EmptyDir empty && !empty.inMemory()) {
      size = empty.sizeLimit();
    } else if (source instanceof VolumeSource.Ephemeral ephemeral) {
      size = ephemeral.size();
      storageClass = ephemeral.storageClass();
    } else if (source instanceof VolumeSource.PersistentVolumeClaim claim) {
      size = claim.size();
      storageClass = claim.storageClass();
    }
    part(key, "its size", size.isPresent(), "a Docker Engine does not limit volumes on disk");
    part(
        key,
        "its storage class",
        storageClass.isPresent(),
        "a Docker Engine has one kind of storage");
  }

  private void part(String key, String part, boolean asked, String why) {
    if (asked) {
      notes.add(
          new Note(key, Problem.of("`" + key + "`: " + part + " does nothing here").because(why)));
    }
  }

  private void nothing(String key, boolean asked, String why) {
    if (asked) {
      notes.add(new Note(key, Problem.of("`" + key + "` does nothing here").because(why)));
    }
  }
}
