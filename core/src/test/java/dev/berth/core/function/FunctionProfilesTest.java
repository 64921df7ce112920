package dev.berth.core.function;

import static dev.berth.core.function.FunctionFolder.FUNCTION;
import static dev.berth.core.function.FunctionRequests.containerOf;
import static dev.berth.core.function.FunctionRequests.messages;
import static dev.berth.core.function.FunctionRequests.origins;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionProfilesTest {

  private static final String TASK =
      """
      action: job
      profile: p
      resources: {limits: {cpu: 2, memory: 1Gi}}
      node_selector: {disk: ssd, gpu: none}
      tolerations: [{key: a, operator: Exists}]
      runtime_class: mine
      """;

  @TempDir private Path folder;
  private FunctionFolder files;

  @BeforeEach
  void setUp() {
    files = new FunctionFolder(folder);
  }

  @Test
  void countMoreThanFilesAndLessThanOptions() {
    FunctionRequest request =
        files
            .with("function.yaml", FUNCTION)
            .withTask(TASK)
            .withProfile(
                """
                id: p
                resources: {limits: {cpu: 4, memory: 2Gi}}
                nodeSelector: {gpu: a100}
                tolerations: [{key: b, operator: Exists}]
                """)
            .set("resources.limits.memory=3Gi")
            .read();

    assertThat(origins(request))
        .containsEntry("profile", "p <- profile.yaml:1")
        .containsEntry("resources.limits.cpu", "4 <- profile.yaml:2")
        .containsEntry("resources.limits.memory", "3Gi <- --set")
        .containsEntry("node_selector.disk", "ssd <- task.yaml:4")
        .containsEntry("node_selector.gpu", "a100 <- profile.yaml:3")
        .containsEntry("tolerations.a", "a <- task.yaml:5")
        .containsEntry("tolerations.b", "b <- profile.yaml:4")
        .containsEntry("runtime_class", "mine <- task.yaml:6");
    assertThat(messages(request))
        .containsExactly(
            "the profile `p` replaces `resources.limits.cpu`",
            "the profile `p` replaces `resources.limits.memory`",
            "the profile `p` replaces `node_selector.gpu`");
  }

  @Test
  void apply_whenTheirFileIsGiven() {
    FunctionRequest request =
        files
            .with("function.yaml", FUNCTION + "action: job\n")
            .withProfile("id: p\nenvs: {A: b}\nsecrets: [s]\nimagePullPolicy: Always\n")
            .read();

    assertThat(request.task().settings().envs()).containsEntry("A", "b");
    assertThat(request.task().settings().profile().orElseThrow().id()).isEqualTo("p");
    assertThat(containerOf(request).pullPolicy()).isEqualTo(PullPolicy.ALWAYS);
  }

  @Test
  void areKnownOrRefused() {
    assertThat(files.problems(FUNCTION + TASK)).containsExactly("the profile `p` is not known");
    assertThat(files.withProfile("id: q\n").problems(FUNCTION + TASK))
        .containsExactly("the profile `p` is asked for");
  }
}
