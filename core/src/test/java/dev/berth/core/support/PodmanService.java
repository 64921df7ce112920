package dev.berth.core.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Podman behind a socket of its own, where it speaks Docker's language. */
public final class PodmanService implements AutoCloseable {

  private final Process process;
  private final Path socket;

  private PodmanService(Process process, Path socket) {
    this.process = process;
    this.socket = socket;
  }

  /** Starts it in a test's folder; skips the test where there is no podman. */
  public static PodmanService startIn(Path folder) throws IOException, InterruptedException {
    Programs.need("podman");
    Path socket = folder.resolve("podman.sock");
    Files.deleteIfExists(socket);
    // Its default limits are above what a container host may be allowed itself.
    Path limits = folder.resolve("containers.conf");
    Files.writeString(
        limits, "[containers]\ndefault_ulimits=[\"nofile=1024:1024\",\"nproc=1024:1024\"]\n");
    ProcessBuilder builder =
        new ProcessBuilder("podman", "system", "service", "--time=0", "unix://" + socket);
    builder.environment().put("CONTAINERS_CONF", limits.toString());
    // What watches the containers leaves a file where it was started when one runs out of memory.
    Process process = builder.directory(folder.toFile()).inheritIO().start();
    while (process.isAlive() && !Files.exists(socket)) {
      Thread.sleep(50);
    }
    return new PodmanService(process, socket);
  }

  /** What {@code DOCKER_HOST} is to be. */
  public String host() {
    return "unix://" + socket;
  }

  /** Ends it at once, whatever it does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
