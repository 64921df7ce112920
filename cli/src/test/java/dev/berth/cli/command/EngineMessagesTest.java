package dev.berth.cli.command;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.CliResult;
import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of a command that needs an Engine, where there is none to speak to. */
class EngineMessagesTest {

  @TempDir private Path folder;

  private static final String BEFORE =
      "Finding the base for " + Platform.linuxOn(System.getProperty("os.arch")) + "\n";

  private CliResult capture(String variable, String value) {
    return new Cli(folder)
        .with(variable, value)
        .run("runtime", "init", "demo", "--from", "docker:docker-daemon:demo");
  }

  @Test
  void saysThatThereIsNoSocket() {
    Path socket = folder.resolve("docker.sock");

    capture("DOCKER_HOST", "unix://" + socket)
        .exits(1)
        .printsNothing()
        .complains(
            BEFORE
                + """
            error: cannot reach the Docker Engine at `unix://%s` (DOCKER_HOST)
              caused by: there is no socket `%s`

            hint: start the Engine there, or correct `DOCKER_HOST`; `berth doctor` shows what is wrong
            """
                    .formatted(socket, socket));
  }

  @Test
  void saysThatThereIsNoSuchContext() throws IOException {
    Path context = folder.resolve("home/.docker/contexts/meta/any");
    Files.createDirectories(context);
    Files.writeString(context.resolve("meta.json"), "{\"Name\":\"gpu-box\"}");

    capture("DOCKER_CONTEXT", "gpubox")
        .exits(1)
        .printsNothing()
        .complains(
            BEFORE
                + """
            error: there is no Docker context `gpubox`
              caused by: `DOCKER_CONTEXT` says to use it

            hint: did you mean `gpu-box`?
            """);
  }

  @Test
  void saysWhatIsWrongWithTheHost() {
    capture("DOCKER_HOST", "https://me:secret@build")
        .exits(1)
        .printsNothing()
        .complains(
            BEFORE
                + """
            error: cannot find the Docker Engine
              caused by: the host of DOCKER_HOST is `https://me:****@build`
              caused by: `https://` is none of `unix://`, `tcp://`, `ssh://` and `npipe://`
            """);
  }
}
