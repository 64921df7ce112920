package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.docker.BuildListener;
import dev.berth.core.docker.ContainerExit;
import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.ContainerLimits;
import dev.berth.core.docker.ContainerMount;
import dev.berth.core.docker.ContainerNetwork;
import dev.berth.core.docker.ContainerPlan;
import dev.berth.core.docker.ContainerProcess;
import dev.berth.core.docker.ContainerStreams;
import dev.berth.core.docker.Containers;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineException;
import dev.berth.core.docker.StartRefusedException;
import dev.berth.core.io.Content;
import dev.berth.core.oci.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One command of a build, in a container of its own. The secrets are a volume: what is kept of a
 * container never has its volumes, and this one goes with it.
 *
 * @param image what the command finds
 */
record ContainedCommand(
    DockerEngine engine,
    Digest image,
    ContainerProcess process,
    List<Secret> secrets,
    Optional<String> network) {

  private static final int READABLE = 0444;
  private static final int LAST_LINES = 5;

  /**
   * Runs the command, and makes an image of what it wrote. Nothing else of it stays.
   *
   * @param comment by which that image is known
   * @param changes lines of a Dockerfile that set how it is run: a container remembers what it ran
   *     as if its image had said it
   * @throws MissingImageException when there is no image to begin with
   * @throws BuildInterruptedException when that is wished
   */
  CommandEnd run(
      String comment, List<String> changes, Interruption interruption, BuildListener listener) {
    Containers containers = engine.containers();
    ContainerId container =
        containers.create(plan()).orElseThrow(() -> MissingImageException.gone(image.toString()));
    CommandEnd end;
    try {
      copySecrets(container);
      LineOutput out = new LineOutput(listener, LAST_LINES);
      int code = run(container, interruption, out);
      end =
          code == 0
              ? new CommandEnd.Kept(engine.images().commit(container, comment, changes))
              : new CommandEnd.Failed(code, out.lastLines());
    } catch (StartRefusedException refused) {
      end = new CommandEnd.Refused(refused.reason());
    } catch (RuntimeException failure) {
      remove(container, Optional.of(failure));
      throw failure;
    }
    remove(container, Optional.empty());
    return end;
  }

  /** An Engine that is gone cannot remove what it has; then the secrets are still there. */
  private void remove(ContainerId container, Optional<RuntimeException> failure) {
    try {
      engine.containers().remove(container);
    } catch (EngineException gone) {
      throw BuildException.left(
          container.value(),
          !secrets.isEmpty(),
          failure
              .filter(BerthException.class::isInstance)
              .map(BerthException.class::cast)
              .orElse(gone));
    }
  }

  private int run(ContainerId container, Interruption interruption, LineOutput out) {
    Containers containers = engine.containers();
    try (ContainerStreams streams = containers.attach(container, Optional.empty(), false);
        ContainerExit exit = containers.awaitExit(container, false)) {
      containers.start(container);
      interruption.during(
          () -> containers.kill(container),
          () -> {
            streams.copyTo(out, out);
            out.end();
            return container;
          });
      int code = exit.await();
      interruption.check();
      return code;
    }
  }

  /** The container in which it is run. */
  ContainerPlan plan() {
    return new ContainerPlan(
        Optional.empty(),
        image.toString(),
        process,
        ContainerLimits.NONE,
        secrets.isEmpty()
            ? List.of()
            : List.<ContainerMount>of(DockerVolume.anonymous(Secret.FOLDER)),
        new ContainerNetwork(network, List.of(), List.of()),
        false,
        true,
        "no",
        false,
        Map.of());
  }

  private void copySecrets(ContainerId container) {
    if (secrets.isEmpty()) {
      return;
    }
    PlacedFiles files =
        new PlacedFiles(
            Secret.FOLDER,
            0,
            secrets.stream()
                .map(secret -> new PlacedFile(secret.name(), READABLE, Content.of(secret.value())))
                .toList());
    engine.containers().copyInto(container, files.folder(), files.tar());
  }
}
