package dev.berth.core.run;

import dev.berth.core.Problem;
import dev.berth.core.build.CommandListener;
import dev.berth.core.build.CommandOutcome;
import dev.berth.core.build.CommandRun;
import dev.berth.core.build.CommandRunner;
import dev.berth.core.build.Image;
import dev.berth.core.docker.ContainerProcess;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineException;
import dev.berth.core.docker.ImageSettings;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of a runtime.yaml with a Docker Engine. It has the images that come of it until
 * this is closed, which is to be after the finished image was published: what goes there then need
 * not be sent again.
 */
public final class DockerCommands implements CommandRunner, AutoCloseable {

  /** Commands of a build run as root, whoever the image's programs are run by. */
  private static final String ROOT = "0:0";

  /** What the kernel says of a program for another processor, in whose words ever. */
  private static final String FOREIGN = "exec format error";

  /** An Engine whose disk is not busy takes a second or two. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Supplier<DockerEngine> engines;
  private final StoreAccess store;
  private final List<Secret> secrets;
  private final Optional<String> network;
  private final TrustedAuthorities authorities;
  private final Consumer<Problem> warnings;
  private final Duration patience;
  private final Interruption interruption = new Interruption();
  private final List<CommandImages> used = new ArrayList<>();
  private @Nullable DockerEngine connected;

  /**
   * @param engines makes the connection to the Engine; asked when there are commands to run
   * @param store asked only when the Engine lacks the image
   * @param secrets that every command finds below {@code /run/secrets}, and no layer has
   * @param network the one that commands are in; else the Engine's usual one
   * @param authorities whom the programs of commands are to trust
   * @param warnings hears of what is left in the Engine at the end
   */
  public DockerCommands(
      Supplier<DockerEngine> engines,
      StoreAccess store,
      List<Secret> secrets,
      Optional<String> network,
      TrustedAuthorities authorities,
      Consumer<Problem> warnings) {
    this(engines, store, secrets, network, authorities, warnings, PATIENCE);
  }

  /**
   * @param patience how long its end may take
   */
  DockerCommands(
      Supplier<DockerEngine> engines,
      StoreAccess store,
      List<Secret> secrets,
      Optional<String> network,
      TrustedAuthorities authorities,
      Consumer<Problem> warnings,
      Duration patience) {
    this.engines = engines;
    this.store = store;
    this.secrets = List.copyOf(secrets);
    this.network = network;
    this.authorities = authorities;
    this.warnings = warnings;
    this.patience = patience;
  }

  private DockerEngine engine() {
    if (connected == null) {
      connected = engines.get();
    }
    return connected;
  }

  /**
   * {@inheritDoc}
   *
   * @throws NoEngineException when there is none
   */
  @Override
  public void prepare() {
    try {
      engine();
    } catch (EngineException none) {
      throw NoEngineException.forCommands(none);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws BuildInterruptedException when it was {@link #interrupt interrupted}
   * @throws ForeignImageException when the image is for processors whose programs do not run there
   */
  @Override
  public CommandOutcome run(CommandRun run, Path scratch, CommandListener listener)
      throws IOException {
    CommandImages images = new CommandImages(engine(), store, run);
    used.add(images);
    try {
      ImageSettings before = images.bring(interruption, listener);
      CommandLayers layers = new CommandLayers(run.image());
      Optional<CommandOutcome.Failure> failure = Optional.empty();
      for (int i = 0; i < run.commands().size() && failure.isEmpty(); i++) {
        interruption.check();
        listener.running(i);
        CommandEnd end = command(run, i, before.id(), images, listener);
        if (end instanceof CommandEnd.Kept kept) {
          images.made(kept.image());
          ImageSettings after = find(kept.image());
          layers.add(before, after);
          before = after;
        } else {
          failure = Optional.of(failure(run, end));
        }
      }
      List<Path> files = collect(layers, before.id(), scratch, listener);
      images.end(failure.isEmpty());
      return new CommandOutcome(files, failure);
    } catch (EngineException gone) {
      interruption.check();
      throw gone;
    }
  }

  /** Runs one of the commands. */
  private CommandEnd command(
      CommandRun run, int index, Digest before, CommandImages images, CommandListener listener)
      throws IOException {
    ContainedCommand command = command(run, index, before);
    try {
      return command.run("", images.changes(), interruption, listener::line);
    } catch (MissingImageException removed) {
      if (index > 0) {
        throw removed;
      }
      // By another build of the runtime, which did not need it any more.
      return command(run, index, images.bring(interruption, listener).id())
          .run("", images.changes(), interruption, listener::line);
    }
  }

  private ContainedCommand command(CommandRun run, int index, Digest before) throws IOException {
    ContainerProcess process =
        new ContainerProcess(
            run.commands().get(index),
            List.of(),
            authorities.addedTo(engine().proxies().addedTo(run.variables())),
            Optional.empty(),
            Optional.of(ROOT),
            List.of(),
            false,
            false);
    return new ContainedCommand(engine(), before, process, authorities.besides(secrets), network);
  }

  private ImageSettings find(Digest image) {
    return engine()
        .images()
        .find(image.toString())
        .orElseThrow(() -> MissingImageException.gone(image.toString()));
  }

  private List<Path> collect(
      CommandLayers layers, Digest image, Path scratch, CommandListener listener)
      throws IOException {
    if (!layers.isEmpty()) {
      listener.collecting();
    }
    return layers.collect(engine().images(), image, scratch, interruption);
  }

  private CommandOutcome.Failure failure(CommandRun run, CommandEnd end) {
    if (end instanceof CommandEnd.Failed failed) {
      requireNative(run.image(), failed.lastLines());
      return new CommandOutcome.Failure(
          "it ended with the exit code " + failed.exitCode(), failed.lastLines());
    }
    String reason = ((CommandEnd.Refused) end).reason();
    requireNative(run.image(), List.of(reason));
    return new CommandOutcome.Failure(
        new StartFailure(run.runtime(), reason).toException()
                instanceof CommandNotRunnableException told
            ? told.problems().get(0).message()
            : reason,
        List.of());
  }

  /**
   * Only the attempt shows whether the Engine's computer has an emulator for programs of another
   * processor.
   */
  private void requireNative(Image image, List<String> said) {
    if (said.stream().noneMatch(line -> line.toLowerCase(Locale.ROOT).contains(FOREIGN))) {
      return;
    }
    Platform theirs = Platform.parse(engine().info().platform());
    if (!theirs.architecture().equals(image.config().platform().architecture())) {
      throw new ForeignImageException(image.config().platform(), theirs);
    }
  }

  /** Ends what goes on in another thread, and everything that would begin later. */
  public void interrupt() {
    interruption.begin();
  }

  /**
   * Removes the images that commands made, and what the first of them began with. That stays when
   * they failed, without a name, so that the next attempt need not send it again, and until that
   * succeeds. Whatever the Engine does not remove takes nothing from the image that was built: it
   * is only warned of.
   */
  @Override
  public void close() throws IOException {
    if (connected == null) {
      return;
    }
    try {
      new CommandRemoval(used, patience).await().ifPresent(warnings);
    } finally {
      used.clear();
      connected.close();
      connected = null;
    }
  }
}
