package dev.berth.core.run;

import dev.berth.core.support.PodmanService;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PodmanCommandsIT extends CommandsOnAnEngine {

  private PodmanService podman;

  @BeforeEach
  void start() throws Exception {
    podman = PodmanService.startIn(folder);
  }

  @AfterEach
  void stop() {
    podman.close();
  }

  @Override
  String program() {
    return "podman";
  }

  @Override
  Map<String, String> variables() {
    return Map.of("DOCKER_HOST", podman.host());
  }
}
