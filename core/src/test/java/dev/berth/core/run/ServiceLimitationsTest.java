package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.function.Note;
import dev.berth.core.function.ServicePort;
import dev.berth.core.function.ServiceSpec;
import dev.berth.core.function.ServiceType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceLimitationsTest {

  private static List<String> notes(ServiceType type, int replicas, int... ports) {
    List<ServicePort> list =
        ports.length == 0
            ? List.of()
            : List.of(
                new ServicePort(ports[0], ports[1], "TCP", Optional.empty(), Optional.empty()));
    Workload workload = Workloads.service(replicas, new ServiceSpec(type, list, Optional.empty()));
    return new DockerLimitations(workload)
        .find().stream().map(Note::problem).map(problem -> problem.message()).toList();
  }

  @Test
  void areNoneOfOneReplicaAtAPort() {
    assertThat(notes(ServiceType.NODE_PORT, 1, 80, 8080)).isEmpty();
    assertThat(notes(ServiceType.LOAD_BALANCER, 1, 80, 8080)).isEmpty();
    assertThat(notes(ServiceType.CLUSTER_IP, 3, 8080, 8080)).isEmpty();
  }

  @Test
  void areThatAPortIsOfOneContainer() {
    assertThat(notes(ServiceType.NODE_PORT, 2, 80, 8080))
        .containsExactly("`replicas`: each of the 2 has an address of its own");
  }

  @Test
  void areThatANetworkOfContainersHasTheirPorts() {
    assertThat(notes(ServiceType.EXTERNAL_NAME, 2, 80, 8080))
        .containsExactly(
            "`service_type`: `ExternalName` is taken for `ClusterIP`",
            "`service_ports`: the port 80 is 8080 in the run's network");
  }

  @Test
  void areThatNobodyReachesAServiceWithoutPorts() {
    assertThat(notes(ServiceType.NODE_PORT, 1))
        .containsExactly("the service has no `service_ports`");
  }
}
