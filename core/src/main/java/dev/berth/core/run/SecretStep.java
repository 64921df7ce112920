package dev.berth.core.run;

import dev.berth.core.docker.BuildListener;
import dev.berth.core.docker.BuildStepException;
import dev.berth.core.docker.ContainerProcess;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.ImageSettings;
import dev.berth.core.function.Instruction;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One command of a build with secrets.
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
    CommandEnd end =
        new ContainedCommand(engine, before.id(), process(), secrets, network)
            .run(comment(key()), changes(), interruption, listener);
    if (end instanceof CommandEnd.Kept kept) {
      return kept.image();
    }
    throw end instanceof CommandEnd.Failed failed
        ? BuildStepException.ended(
            step, instruction.toString(), failed.exitCode(), failed.lastLines())
        : BuildStepException.refused(
            step, instruction.toString(), ((CommandEnd.Refused) end).reason());
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

  private ContainerProcess process() {
    List<String> words = words();
    // In place of the image's entrypoint where it has one: it would be given our words else.
    return before.entrypoint().isEmpty()
        ? ContainerProcess.of(List.of(), words)
        : ContainerProcess.of(words, List.of());
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
