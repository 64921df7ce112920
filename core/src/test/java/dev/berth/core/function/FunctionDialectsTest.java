package dev.berth.core.function;

import static dev.berth.core.function.FunctionFolder.FUNCTION;
import static dev.berth.core.function.FunctionRequests.containerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The many ways of saying one thing. */
class FunctionDialectsTest {

  @TempDir private Path folder;
  private FunctionFolder files;

  @BeforeEach
  void setUp() {
    files = new FunctionFolder(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "envs: {A: '1', B: x=y}",
        "envs: [{name: A, value: 1}, {name: B, value: x=y}]",
        "envs: [A=1, B=x=y]",
        "envs: [A=1, {name: B, value: x=y}]"
      })
  void ofVariables(String task) {
    assertThat(files.settingsOf(task).envs()).containsExactly(entry("A", "1"), entry("B", "x=y"));
  }

  @Test
  void ofOneVariable() {
    assertThat(files.settingsOf("envs: A=b").envs()).containsExactly(entry("A", "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resources: {limits: {cpu: 2, memory: 4Gi}, requests: {cpu: 2, memory: 4Gi}}",
        "resources: {limits: {cpu: 2, mem: 4Gi}, requests: {cpu: 2, mem: 4Gi}}",
        "resources: {cpu: {requests: 2, limits: 2}, mem: {requests: 4Gi, limits: 4Gi}}",
        "resources: {cpu: '2', memory: {requests: 4Gi, limits: 4Gi}}",
        "resources: {cpu: 2, mem: 4Gi}"
      })
  void ofResources(String task) {
    ResourcesSpec resources = files.settingsOf(task).resources();

    assertThat(resources.requests().amounts()).hasToString("{cpu=2, memory=4Gi}");
    assertThat(resources.limits()).isEqualTo(resources.requests());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resources: {gpu: 1}",
        "resources: {gpu: {limits: 1}}",
        "resources: {limits: {gpu: 1}}",
        "resources: {requests: {nvidia.com/gpu: 1}}"
      })
  void ofDevicesOfWhichRequestAndLimitAreTheSame(String task) {
    ResourcesSpec resources = files.settingsOf(task).resources();

    assertThat(resources.requests().devices()).containsExactly(entry("nvidia.com/gpu", 1L));
    assertThat(resources.limits()).isEqualTo(resources.requests());
  }

  @Test
  void ofAScratchDisk() {
    assertThat(files.settingsOf("resources: {disk: 10Gi}").resources().disk())
        .contains(Quantity.parse("10Gi"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node_selector: {gpu: a100, kubernetes.io/arch: amd64}",
        "nodeSelector: {gpu: a100, kubernetes.io/arch: amd64}",
        "node_selector: [{key: gpu, value: a100}, {key: kubernetes.io/arch, value: amd64}]"
      })
  void ofLabels(String task) {
    assertThat(files.settingsOf(task).placement().nodeSelector())
        .containsExactly(entry("gpu", "a100"), entry("kubernetes.io/arch", "amd64"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight:"
            + " 1, podAffinityTerm: {topologyKey: zone, labelSelector: {matchLabels: {a: b}}}}]}}",
        "affinity: {pod_anti_affinity: {preferred_during_scheduling_ignored_during_execution:"
            + " [{weight: 1, pod_affinity_term: {topology_key: zone, label_selector:"
            + " {match_labels: {a: b}}}}]}}"
      })
  void ofAffinityWhichAreKubernetesOwnAtLast(String task) {
    assertThat(files.settingsOf(task).placement().affinity().orElseThrow().content())
        .isEqualTo(
            Map.of(
                "podAntiAffinity",
                Map.of(
                    "preferredDuringSchedulingIgnoredDuringExecution",
                    List.of(
                        Map.of(
                            "weight",
                            1L,
                            "podAffinityTerm",
                            Map.of(
                                "topologyKey",
                                "zone",
                                "labelSelector",
                                Map.of("matchLabels", Map.of("a", "b"))))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tolerations: [{key: a, operator: Equal, value: b, effect: NoExecute, tolerationSeconds: 9}]",
        "tolerations: [{key: a, value: b, effect: NoExecute, toleration_seconds: 9}]"
      })
  void ofTolerations(String task) {
    assertThat(files.settingsOf(task).placement().tolerations())
        .containsExactly(
            new TolerationSpec(
                Optional.of("a"),
                "Equal",
                Optional.of("b"),
                Optional.of("NoExecute"),
                Optional.of(9L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service_ports: [{port: 80, target_port: 8080}, {port: 443, target_port: 443}]",
        "servicePorts: [{port: 80, targetPort: 8080}, {port: 443}]",
        "service_ports: ['80:8080', 443]",
        "service_ports: [80:8080, '443/tcp']"
      })
  void ofPorts(String task) {
    FunctionRequest request = files.read(FUNCTION + "action: serve\n" + task + "\n");

    assertThat(((TaskSpec.Serve) request.task()).service().ports())
        .hasToString("[80:8080, 443:443]");
  }

  @Test
  void ofAPortThatSaysEverything() {
    FunctionRequest request =
        files.read(
            FUNCTION
                + "action: serve\n"
                + "service_ports: [{port: 53, targetPort: 5353, protocol: UDP, name: dns,"
                + " nodePort: 30053}]\n");

    assertThat(((TaskSpec.Serve) request.task()).service().ports())
        .containsExactly(new ServicePort(53, 5353, "UDP", Optional.of("dns"), Optional.of(30053)));
  }

  @Test
  void knowsThatDockersNotationMeansAPortOfTheComputer() {
    FunctionRequest request =
        files.read(
            "kind: container\nname: demo\nimage: busybox:1\naction: serve\n"
                + "service_ports: ['8080:80', {port: 90}]\n");

    assertThat(((TaskSpec.Serve) request.task()).service().ports())
        .containsExactly(
            new ServicePort(8080, 80, "TCP", Optional.empty(), Optional.empty(), true),
            new ServicePort(90, 90, "TCP", Optional.empty(), Optional.empty(), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command: python -m 'my app'",
        "command: [python, -m, my app]",
        "command:\n  - python\n  - -m\n  - my app"
      })
  void ofCommands(String task) {
    assertThat(containerOf(files.read(FUNCTION + "action: job\n" + task + "\n")).command())
        .containsExactly("python", "-m", "my app");
  }

  @Test
  void ofUsersOfWhomRootIsOne() {
    FunctionRequest request =
        files.read(FUNCTION + "action: job\nrun_as_user: 0\nrunAsGroup: 0\nfsGroup: 0\n");

    assertThat(containerOf(request).security())
        .isEqualTo(new SecuritySpec(Optional.of(0L), Optional.of(0L), Optional.of(0L)));
  }
}
