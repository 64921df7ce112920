package dev.berth.core.run;

import dev.berth.core.support.Programs;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

class DockerCommandsIT extends CommandsOnAnEngine {

  @BeforeEach
  void needEngine() {
    Programs.needDockerEngine();
  }

  @Override
  String program() {
    return "docker";
  }

  @Override
  Map<String, String> variables() {
    return Map.of();
  }
}
