package dev.berth.core.run;

import dev.berth.core.build.CommandListener;
import dev.berth.core.build.CommandRun;
import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.ContainerProcess;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineImages;
import dev.berth.core.docker.ImageSettings;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The images that an Engine has while commands are run, and after. None of them ever has a name, so
 * that whatever is left of a build, and be it killed, goes with {@code docker image prune} as what
 * {@code docker build} leaves does. What commands begin with is known by its label, and no more
 * than one of a runtime is kept.
 */
final class CommandImages {

  private static final ImageLocation.DockerDaemon ENGINE =
      new ImageLocation.DockerDaemon(Optional.empty(), Optional.empty());

  /** What they inherit would say else that they are what commands begin with. */
  private static final List<String> MADE = List.of("LABEL " + CommandRun.LABEL + "=");

  private static final Optional<String> NO_NETWORK = Optional.of("none");

  private static final ContainerProcess NOTHING = ContainerProcess.of(List.of(), List.of("true"));

  private final DockerEngine engine;
  private final StoreAccess store;
  private final CommandRun run;
  private final List<Digest> made = new ArrayList<>();
  private boolean succeeded;

  CommandImages(DockerEngine engine, StoreAccess store, CommandRun run) {
    this.engine = engine;
    this.store = store;
    this.run = run;
  }

  /** What commands begin with, given to the Engine when it lacks it. */
  ImageSettings bring(Interruption interruption, CommandListener listener) throws IOException {
    Optional<ImageSettings> there = beginning();
    if (there.isPresent()) {
      return there.get();
    }
    interruption.during(
        () ->
            store
                .publishers()
                .forLocation(ENGINE)
                .publish(run.image(), List.of(), new CommandSending(interruption, listener)));
    return beginning()
        .orElseThrow(
            () -> MissingImageException.gone(run.image().manifest().config().digest().toString()));
  }

  /**
   * An Engine calls an image by its configuration, or by its manifest where containerd keeps it.
   */
  private Optional<ImageSettings> beginning() {
    return Stream.of(run.image().manifest().config().digest(), run.image().descriptor().digest())
        .flatMap(id -> engine.images().find(id.toString()).stream())
        .findFirst();
  }

  /** What is to be said of an image that a command makes, as lines of a Dockerfile. */
  List<String> changes() {
    return MADE;
  }

  /** A command made an image. */
  void made(Digest image) {
    made.add(image);
  }

  /** No command is run any more. */
  void end(boolean well) {
    succeeded = well;
  }

  /** Removes those that commands made. */
  void removeMade() {
    Optional<ContainerId> holding = succeeded || made.isEmpty() ? Optional.empty() : hold();
    try {
      // An image goes when nothing is made of it any more.
      Collections.reverse(made);
      made.forEach(image -> engine.images().remove(image.toString()));
      made.clear();
    } finally {
      holding.ifPresent(engine.containers()::remove);
    }
  }

  /**
   * Has a container of what commands began with. Before 4.6, podman removes an image that has no
   * name together with the last one that was made of it, unless it is in use.
   */
  private Optional<ContainerId> hold() {
    return engine.isPodman()
        ? beginning()
            .map(image -> new ContainedCommand(engine, image.id(), NOTHING, List.of(), NO_NETWORK))
            .flatMap(command -> engine.containers().create(command.plan()))
        : Optional.empty();
  }

  /**
   * Removes what commands of the runtime began with, now and in builds before; but not what these
   * began with when they failed: the next attempt need not send it again then. Nor, when that did
   * not get there, what is there in its place.
   */
  void removeBeginnings() {
    EngineImages images = engine.images();
    Optional<Digest> ours = beginning().map(ImageSettings::id);
    if (succeeded || ours.isPresent()) {
      images.listUnnamed(CommandRun.LABEL + "=" + run.runtime()).stream()
          .filter(image -> succeeded || !ours.equals(Optional.of(image)))
          .forEach(image -> images.remove(image.toString()));
    }
  }
}
