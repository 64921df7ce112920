package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.docker.ContainerExit;
import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.ContainerInfo;
import dev.berth.core.docker.ContainerStreams;
import dev.berth.core.docker.Containers;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineException;
import dev.berth.core.docker.StartRefusedException;
import dev.berth.core.function.Quantity;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A job as a container of a Docker Engine. */
final class DockerJob implements Job {

  /** How long a job whose time is up may take for its end: as long as {@code docker stop} gives. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Who removes its container. */
  enum Removal {
    /** We do, if anybody. */
    OURS,
    /** The Engine does, as soon as it ends: a tenth of a second in which nobody has to wait. */
    ENGINES,
    /** The Engine does; until then, it has something that the next run may need. */
    ENGINES_AWAITED
  }

  private final Workload workload;
  private final DockerEngine engine;
  private final Containers containers;
  private final ContainerId container;
  private final Removal removal;
  private final Clock clock;
  private volatile boolean timedOut;
  private boolean stays;

  DockerJob(
      Workload workload, DockerEngine engine, ContainerId container, Removal removal, Clock clock) {
    this.workload = workload;
    this.engine = engine;
    this.containers = engine.containers();
    this.container = container;
    this.removal = removal;
    this.clock = clock;
  }

  @Override
  public RunId id() {
    return workload.id();
  }

  @Override
  public JobEnd run(Streams streams) {
    Instant began = clock.instant();
    try (ContainerStreams attached =
            containers.attach(container, streams.in(), workload.streams().terminal());
        ContainerExit exit = containers.awaitExit(container, removal == Removal.ENGINES_AWAITED)) {
      containers.start(container);
      streams.started().run();
      workload.timeout().ifPresent(this::stopAfter);
      CompletableFuture<Void> copied = copy(attached, streams);
      int code = exit.await();
      finish(copied);
      return end(code, began);
    } catch (StartRefusedException refused) {
      throw refused(refused);
    } catch (EngineException gone) {
      throw new LostRunException(workload.id(), gone);
    }
  }

  private BerthException refused(StartRefusedException refused) {
    discard();
    return new StartFailure(workload.image().shown(), refused.reason()).toException();
  }

  private CompletableFuture<Void> copy(ContainerStreams attached, Streams streams) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            attached.copyTo(streams.out(), streams.err());
          } catch (UncheckedIOException nobodyReads) {
            // As a pipe does to a program whose output nobody reads. An Engine that still has
            // output for
            // us would wait for us with the end of the container, and everybody else for that.
            attached.close();
            kill();
          }
        },
        task -> inBackground("output of the run", task));
  }

  private static void finish(CompletableFuture<Void> copied) {
    try {
      copied.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof BerthException ours) {
        throw ours;
      }
      throw e;
    }
  }

  private void stopAfter(Duration time) {
    inBackground(
        "time of the run",
        () -> {
          try {
            Thread.sleep(time.toMillis());
            timedOut = true;
            containers.stop(container, GRACE);
          } catch (InterruptedException | EngineException ended) {
            // There is nothing left to stop.
            return;
          }
        });
  }

  private static void inBackground(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private JobEnd end(int code, Instant began) {
    if (timedOut) {
      return new JobEnd.TimedOut(workload.timeout().orElseThrow());
    }
    Optional<Long> limit = workload.resources().limits().memory().map(Quantity::units);
    return code != 0 && limit.isPresent() && ranOutOfMemory(began)
        ? new JobEnd.OutOfMemory(code, limit.get())
        : new JobEnd.Exited(code);
  }

  private boolean ranOutOfMemory(Instant began) {
    if (engine.isPodman()) {
      return containers.find(container).map(ContainerInfo::outOfMemory).orElse(false);
    }
    return containers.ranOutOfMemory(
        container, began.getEpochSecond(), clock.instant().getEpochSecond() + 1);
  }

  @Override
  public void detach() {
    try {
      containers.start(container);
    } catch (StartRefusedException refused) {
      throw refused(refused);
    }
    stays = true;
  }

  @Override
  public void stop(Duration grace) {
    containers.stop(container, grace);
  }

  @Override
  public void kill() {
    containers.kill(container);
  }

  @Override
  public void resize(int rows, int columns) {
    containers.resize(container, rows, columns);
  }

  /** Removes it, also when it runs. */
  void discard() {
    containers.remove(container);
    stays = true;
  }

  @Override
  public void close() {
    if (!stays && !workload.keep() && removal == Removal.OURS) {
      discard();
    }
  }
}
