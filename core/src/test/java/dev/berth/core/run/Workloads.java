package dev.berth.core.run;

import dev.berth.core.function.Action;
import dev.berth.core.function.PlacementSpec;
import dev.berth.core.function.PullPolicy;
import dev.berth.core.function.ResourceList;
import dev.berth.core.function.ResourcesSpec;
import dev.berth.core.function.SecuritySpec;
import dev.berth.core.function.ServiceSpec;
import dev.berth.core.oci.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Workloads of which nothing but what a test is about is said. */
final class Workloads {

  private Workloads() {}

  static Workload service(int replicas, ServiceSpec service) {
    return of(Action.SERVE, replicas, false, Optional.of(service));
  }

  static Workload job() {
    return of(Action.JOB, 1, false, Optional.empty());
  }

  static Workload deployment(int replicas, boolean keep) {
    return of(Action.DEPLOY, replicas, keep, Optional.empty());
  }

  private static Workload of(
      Action action, int replicas, boolean keep, Optional<ServiceSpec> service) {
    return new Workload(
        new RunId("0123456789ab"),
        "demo",
        Optional.empty(),
        List.of(),
        action,
        new WorkloadImage.Named(ImageReference.parse("busybox:1"), PullPolicy.IF_NOT_PRESENT),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        new ResourcesSpec(new ResourceList(Map.of()), new ResourceList(Map.of()), Optional.empty()),
        Optional.empty(),
        new WorkloadSecurity(
            new SecuritySpec(Optional.empty(), Optional.empty(), Optional.empty()), false, false),
        new PlacementSpec(
            Map.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        keep,
        new Workload.Streams(false, false),
        replicas,
        RestartPolicy.ON_FAILURE,
        service,
        Optional.empty());
  }
}
