package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.docker.BuildListener;
import dev.berth.core.docker.BuildStepException;
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
import dev.berth.core.docker.ImageSettings;
import dev.berth.core.docker.StartRefusedException;
import dev.berth.core.function.Instruction;
import dev.berth.core.io.Content;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One command of a build with secrets, in a container of its own. The secrets are a volume: what is
 * kept of a container never has its volumes, and this one goes with it.
 *
 * <p>A command is not run again when the image before it, its text and the names of the secrets are
 * the same: images that were made so bear a label, and a comment that no image has from another.
 */
record SecretStep(
    DockerEngine engine,
    List<Secret> secrets,
    Optional<String> network,
    ImageSettings before,
    Instruction instruction) {

  private static final String LABEL = "dev.berth.step";
  private static final int READABLE = 0444;
  private static final int LAST_LINES = 5;
  private static final List<String> SHELL = List.of("/bin/sh", "-c");

  /** The image that this command made before. */
  Optional<Digest> made() {
    String key = key();
    // Images above one inherit its label, and not its comment.
    return engine.images().list(LABEL + "=" + key).stream()
        .filter(
            id ->
                engine
                    .images()
                    .find(id.toString())
                    .filter(image -> image.comment().equals(comment(key)))
                    .isPresent())
        .findFirst();
  }

  /**
   * Runs the command, and returns the image of what it wrote. Nothing else of it stays.
   *
   * @param step {@code step 4 of 5}
   * @throws BuildStepException when it fails
   */
  Digest run(String step, Interruption interruption, BuildListener listener) {
    Containers containers = engine.containers();
    ContainerId container =
        containers
            .create(plan())
            .orElseThrow(() -> MissingImageException.gone(before.id().toString()));
    Digest made;
    try {
      copySecrets(container);
      run(container, step, interruption, listener);
      made = engine.images().commit(container, comment(key()), changes());
    } catch (RuntimeException failure) {
      removeAfter(container, failure);
      throw failure;
    }
    containers.remove(container);
    return made;
  }

  /** An Engine that is gone cannot remove what it has; then the secrets are still there. */
  private void removeAfter(ContainerId container, RuntimeException failure) {
    try {
      engine.containers().remove(container);
    } catch (EngineException gone) {
      throw BuildException.left(
          container.value(), failure instanceof BerthException told ? told : gone);
    }
  }

  private void run(
      ContainerId container, String step, Interruption interruption, BuildListener listener) {
    Containers containers = engine.containers();
    LineOutput out = new LineOutput(listener, LAST_LINES);
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
      if (code != 0) {
        throw BuildStepException.ended(step, instruction.toString(), code, out.lastLines());
      }
    } catch (StartRefusedException refused) {
      throw BuildStepException.refused(step, instruction.toString(), refused.reason());
    }
  }

  private List<String> words() {
    String arguments = instruction.arguments();
    if (arguments.startsWith("[")) {
      try {
        Object list = Json.read(arguments.getBytes(StandardCharsets.UTF_8));
        if (list instanceof List<?> words && words.stream().allMatch(String.class::isInstance)) {
          return words.stream().map(String.class::cast).toList();
        }
      } catch (IllegalArgumentException notAList) {
        // As in a Dockerfile, it is text for the shell then.
      }
    }
    List<String> words = new ArrayList<>(before.shell().isEmpty() ? SHELL : before.shell());
    words.add(arguments);
    return words;
  }

  /** Names of secrets count, and their values do not: as with BuildKit. */
  private String key() {
    List<String> names = secrets.stream().map(Secret::name).sorted().toList();
    return Digest.of(Json.write(List.of(before.id().toString(), words(), names))).hex();
  }

  private static String comment(String key) {
    return "berth step " + key;
  }

  private ContainerPlan plan() {
    List<String> words = words();
    return new ContainerPlan(
        Optional.empty(),
        before.id().toString(),
        // In place of the image's entrypoint where it has one: it would be given our words else.
        new ContainerProcess(
            before.entrypoint().isEmpty() ? List.of() : words,
            before.entrypoint().isEmpty() ? words : List.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            false),
        ContainerLimits.NONE,
        List.<ContainerMount>of(DockerVolume.anonymous(Secret.FOLDER)),
        new ContainerNetwork(network, List.of(), List.of()),
        false,
        true,
        "no",
        false,
        Map.of());
  }

  private void copySecrets(ContainerId container) {
    PlacedFiles files =
        new PlacedFiles(
            Secret.FOLDER,
            0,
            secrets.stream()
                .map(secret -> new PlacedFile(secret.name(), READABLE, Content.of(secret.value())))
                .toList());
    try {
      engine.containers().copyInto(container, files.folder(), files.tar());
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  /** A container remembers what it ran as if the image had said it. */
  private List<String> changes() {
    List<String> changes = new ArrayList<>(List.of("LABEL " + LABEL + "=" + key()));
    if (!before.entrypoint().isEmpty()) {
      changes.add("ENTRYPOINT " + inJson(before.entrypoint()));
    }
    changes.add("CMD " + inJson(before.command()));
    return changes;
  }

  private static String inJson(List<String> words) {
    return new String(Json.write(words), StandardCharsets.UTF_8);
  }
}
