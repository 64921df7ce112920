package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.ContainerInfo;
import dev.berth.core.function.Action;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerRunsTest {

  @ParameterizedTest
  @CsvSource({
    "JOB, created, 0, false, '', READY",
    "JOB, created, 127, false, no such program, ERROR",
    "JOB, running, 0, false, '', RUNNING",
    "DEPLOY, restarting, 1, false, '', PENDING",
    "JOB, exited, 0, false, '', COMPLETED",
    "DEPLOY, exited, 0, false, '', STOPPED",
    "JOB, exited, 1, false, '', ERROR",
    "JOB, exited, 143, false, '', STOPPED",
    "JOB, exited, 137, false, '', STOPPED",
    "JOB, exited, 137, true, '', ERROR",
    "JOB, dead, 0, false, '', ERROR",
  })
  void callsWhatAnEngineKnowsByTheDocumentsWords(
      Action action,
      String status,
      int exitCode,
      boolean outOfMemory,
      String error,
      RunState state) {
    ContainerInfo info =
        new ContainerInfo(
            new ContainerId("a"),
            "demo",
            "busybox:1",
            List.of("true"),
            new TreeMap<>(),
            status,
            exitCode,
            outOfMemory,
            error,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            List.of());

    assertThat(DockerRuns.state(action, info)).isEqualTo(state);
  }
}
