package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.function.ServicePort;
import dev.berth.core.function.ServiceType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostPortChoiceTest {

  private static ServicePort port(Optional<Integer> nodePort, boolean exact) {
    return new ServicePort(8080, 80, "TCP", Optional.empty(), nodePort, exact);
  }

  private static HostPortChoice choice(ServiceType type, ServicePort port, int replica) {
    return HostPortChoice.of("demo", type, port, replica);
  }

  @Test
  void isTheOneThatDockersNotationOrKubernetesNames() {
    ServicePort written = port(Optional.empty(), true);
    ServicePort ofNode = port(Optional.of(30080), false);
    ServicePort plain = port(Optional.empty(), false);

    assertThat(choice(ServiceType.NODE_PORT, written, 1).candidates()).containsExactly(8080);
    assertThat(choice(ServiceType.NODE_PORT, ofNode, 1).candidates()).containsExactly(30080);
    assertThat(choice(ServiceType.LOAD_BALANCER, plain, 1).candidates()).containsExactly(8080);
    assertThat(choice(ServiceType.LOAD_BALANCER, plain, 1).demanded()).isTrue();
  }

  @Test
  void isTheServicesOwnElseOneOfThoseForServices() {
    HostPortChoice choice = choice(ServiceType.NODE_PORT, port(Optional.empty(), false), 1);

    assertThat(choice.demanded()).isFalse();
    assertThat(choice.candidates()).startsWith(8080).hasSize(51).doesNotHaveDuplicates();
    assertThat(choice.candidates().subList(1, 51)).allMatch(one -> one >= 30000 && one <= 32767);
  }

  @Test
  void isAnotherForEachReplicaAndTheSameNextTime() {
    ServicePort written = port(Optional.empty(), true);

    HostPortChoice second = choice(ServiceType.NODE_PORT, written, 2);

    assertThat(second).isEqualTo(choice(ServiceType.NODE_PORT, written, 2));
    assertThat(second.demanded()).isFalse();
    assertThat(second.candidates()).doesNotContain(8080);
    assertThat(second.candidates().get(0))
        .isNotEqualTo(choice(ServiceType.NODE_PORT, written, 3).candidates().get(0));
  }
}
