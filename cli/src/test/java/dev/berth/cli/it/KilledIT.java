package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that is killed loses nothing: the next one works, and makes the same. */
class KilledIT {

  @TempDir private Path folder;

  @Test
  void theNextBuildWorksAfterAKillAtAnyMoment() throws IOException, InterruptedException {
    Path project = Files.createDirectories(folder.resolve("iris"));
    for (String file : List.of("runtime.yaml", "train.py")) {
      Files.copy(Path.of("..", "examples", "iris", file), project.resolve(file));
    }
    String expected = Tool.in(folder).run("runtime", "build", "iris", "--quiet").exits(0).out();
    Path store = folder.resolve("store");

    // From the first class loaded to the last layer and the layout, which is written at the end.
    for (long milliseconds = 200; milliseconds < 6000; milliseconds += 450) {
      killAfter(milliseconds, store);
      assertThat(folder.resolve("out/index.json"))
          .satisfiesAnyOf(
              index -> assertThat(index).doesNotExist(),
              index -> assertThat(index).content().contains(expected.strip()));
    }

    assertThat(build(store)).isEqualTo(expected);
    assertThat(folder.resolve("out/index.json")).content().contains(expected.strip());
  }

  private void killAfter(long milliseconds, Path store) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Tool.LAUNCHER.toString(), "runtime", "build", "iris", "--frozen", "--to", "oci:out")
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("BERTH_HOME", store.toString());
    // The launcher becomes the JVM, so that this is who is killed.
    Process build = builder.start();
    if (!build.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
      build.destroyForcibly().waitFor();
    }
  }

  private String build(Path store) {
    return Tool.in(folder)
        .with("BERTH_HOME", store.toString())
        .run("runtime", "build", "iris", "--frozen", "--quiet", "--to", "oci:out")
        .exits(0)
        .out();
  }
}
