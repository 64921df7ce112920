package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Tool;
import dev.berth.core.support.Programs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Begins to work: from nothing, and from a version that was built, with a real Python. */
class QuickstartIT {

  @TempDir private Path folder;

  @Test
  void makesTheEnvironmentOfANewRuntimeAndOfAVersion() {
    Programs.need("python3");
    Programs.need(
        Programs.output(folder, "python3", "-c", "import sys; print(sys.version_info[:2])")
            .strip()
            .equals("(3, 11)"),
        "`python3` is not that of debian:12");
    Tool tool = Tool.in(folder);

    List<String> fresh =
        tool.run("runtime", "quickstart", "shell", "fresh", "--name", "quick")
            .exits(0)
            .out()
            .lines()
            .toList();
    tool.run("runtime", "build", "fresh", "--quiet").exits(0);
    List<String> again =
        tool.run("runtime", "quickstart", "uri", "quick", "again", "--name", "quicker")
            .exits(0)
            .out()
            .lines()
            .toList();

    assertThat(fresh.get(0)).isEqualTo("fresh/runtime.yaml");
    assertThat(again.get(0)).isEqualTo("again/runtime.yaml");
    for (String environment : List.of(fresh.get(1), again.get(1))) {
      assertThat(
              Programs.output(
                  folder,
                  environment + "/bin/python",
                  "-c",
                  "import sys; print(sys.prefix != sys.base_prefix, sys.version_info[:2])"))
          .isEqualTo("True (3, 11)\n");
    }
  }
}
