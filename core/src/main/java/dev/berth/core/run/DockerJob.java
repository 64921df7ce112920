package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.docker.ContainerExit;
import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.ContainerInfo;
import dev.berth.core.docker.ContainerPlan;
import dev.berth.core.docker.ContainerStreams;
import dev.berth.core.docker.Containers;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineException;
import dev.berth.core.docker.StartRefusedException;
import dev.berth.core.function.Quantity;
import java.io.IOException;
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

  /** As a shell says that a signal ended a program: 128 and the number of SIGINT. */
  private static final int INTERRUPTED = 130;

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
  private final DockerPlan plan;
  private final DockerEngine engine;
  private final StoreAccess store;
  private final Containers containers;
  private final Removal removal;
  private final Clock clock;
  private final Beginning beginning;
  private final JobContainer container;
  private volatile boolean timedOut;
  private volatile boolean stays;

  DockerJob(
      Workload workload,
      DockerPlan plan,
      DockerEngine engine,
      StoreAccess store,
      Removal removal,
      Clock clock) {
    this.workload = workload;
    this.plan = plan;
    this.engine = engine;
    this.store = store;
    this.containers = engine.containers();
    this.removal = removal;
    this.clock = clock;
    this.beginning = new Beginning(workload);
    this.container = new JobContainer(workload, engine, beginning);
  }

  @Override
  public RunId id() {
    return workload.id();
  }

  @Override
  public void prepare(ImageListener listener) throws IOException {
    container.prepare(new DockerImages(engine, store, listener), this::plan);
  }

  private ContainerPlan plan(String image) {
    return plan.container(1, image, removal != Removal.OURS);
  }

  @Override
  public JobEnd run(Streams streams) {
    try {
      return attend(streams);
    } catch (LaunchCancelledException beforeItsStart) {
      return new JobEnd.Exited(INTERRUPTED);
    }
  }

  private JobEnd attend(Streams streams) {
    beginning.check();
    Instant began = clock.instant();
    ContainerId id = container.id();
    try (ContainerStreams attached =
            containers.attach(id, streams.in(), workload.streams().terminal());
        ContainerExit exit = containers.awaitExit(id, removal == Removal.ENGINES_AWAITED)) {
      start(false);
      streams.started().run();
      workload.timeout().ifPresent(this::stopAfter);
      CompletableFuture<Void> copied = copy(attached, streams);
      int code = exit.await();
      finish(copied);
      return end(code, began);
    } catch (StartRefusedException refused) {
      beginning.check();
      throw refused(refused);
    } catch (EngineException gone) {
      beginning.check();
      throw new LostRunException(workload.id(), gone);
    }
  }

  /**
   * Starts it.
   *
   * @param goesOn whether it goes on without us
   */
  private void start(boolean goesOn) {
    try {
      beginning.lastStep(
          () -> {
            containers.start(container.id());
            stays = goesOn;
            return goesOn;
          });
    } catch (IOException e) {
      throw new IllegalStateException("nothing is read or written for a start", e);
    }
  }

  private BerthException refused(StartRefusedException refused) {
    return new StartFailure(workload.image().shown(), refused.reason()).toException();
  }

  private CompletableFuture<Void> copy(ContainerStreams attached, Streams streams) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            attached.copyTo(streams.out(), streams.err());
          } catch (UncheckedIOException nobodyReads) {
            // As a pipe does to a program whose output nobody reads. An Engine that still has
            // output for us would wait for us with the end of the container, and everybody else
            // for that.
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
            containers.stop(container.id(), GRACE);
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
      return containers.find(container.id()).map(ContainerInfo::outOfMemory).orElse(false);
    }
    return containers.ranOutOfMemory(
        container.id(), began.getEpochSecond(), clock.instant().getEpochSecond() + 1);
  }

  @Override
  public void detach() {
    try {
      start(true);
    } catch (StartRefusedException refused) {
      throw refused(refused);
    }
  }

  @Override
  public void stop(Duration grace) {
    beginning.giveUp(container::discard);
    if (beginning.isDone()) {
      containers.stop(container.id(), grace);
    }
  }

  @Override
  public void kill() {
    beginning.giveUp(container::discard);
    if (beginning.isDone()) {
      containers.kill(container.id());
    }
  }

  @Override
  public void resize(int rows, int columns) {
    containers.resize(container.id(), rows, columns);
  }

  @Override
  public void close() {
    beginning.giveUp(container::discard);
    if (beginning.isDone() && !stays && !workload.keep() && removal == Removal.OURS) {
      containers.remove(container.id());
    }
  }
}
