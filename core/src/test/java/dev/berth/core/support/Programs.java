package dev.berth.core.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The real programs that integration tests compare us with. */
public final class Programs {

  private static final Environment ENVIRONMENT = new Environment(System.getenv());

  private Programs() {}

  /** Skips the test when there is no such program here; in CI, where all are, fails it. */
  public static void need(String program) {
    need(ENVIRONMENT.findExecutable(program).isPresent(), "`" + program + "` is not on the PATH");
  }

  /** Skips the test when the Docker Engine does not answer; in CI, where it does, fails it. */
  public static void needDockerEngine() {
    need("docker");
    need(
        run(Path.of("/"), "docker", "version").succeeded(),
        "no Docker Engine answers to `docker version`");
  }

  /** Skips the test, saying why, when something is not there; in CI, fails it. */
  public static void need(boolean there, String otherwise) {
    if (!there && ENVIRONMENT.find("CI").filter("true"::equals).isPresent()) {
      fail("cannot be skipped in CI: " + otherwise);
    }
    if (!there) {
      System.err.println("skipped: " + otherwise);
    }
    Assumptions.assumeTrue(there, otherwise);
  }

  /** Runs a program to its end, whatever that is. */
  public static ProcessResult run(Path folder, String... command) {
    try {
      return new ProcessRunner(ENVIRONMENT).run(List.of(command), folder, Map.of());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Runs a program that must succeed, and returns what it printed. */
  public static String output(Path folder, String... command) {
    ProcessResult result = run(folder, command);
    assertThat(result.exitCode())
        .as("`%s` said: %s", String.join(" ", command), result.errors())
        .isZero();
    return result.output();
  }
}
