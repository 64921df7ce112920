package dev.berth.core.run;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The beginning of a run, in steps. Another thread may give it up in the middle of one: then no
 * step follows, and nothing is left of those that were taken.
 */
final class Beginning {

  /** An Engine makes and starts a container in that time, and is not asked to any more then. */
  private static final long SECONDS_FOR_A_STEP = 3;

  private final Workload workload;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean givenUp;
  private volatile boolean done;

  Beginning(Workload workload) {
    this.workload = workload;
  }

  /** Something that is given up as a whole. */
  interface Step<T> {
    T take() throws IOException;
  }

  /**
   * Takes a step.
   *
   * @throws LaunchCancelledException when it was given up
   */
  <T> T step(Step<T> step) throws IOException {
    lock.lock();
    try {
      check();
      return step.take();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the last step: when it succeeds, the run has begun. */
  <T> T lastStep(Step<T> step) throws IOException {
    return step(
        () -> {
          T taken = step.take();
          done = true;
          return taken;
        });
  }

  /**
   * @throws LaunchCancelledException when it was given up
   */
  void check() {
    if (givenUp && !done) {
      throw new LaunchCancelledException(workload);
    }
  }

  /** Whether the run has begun. */
  boolean isDone() {
    return done;
  }

  /**
   * Gives it up, unless the run has begun. It may be asked from any thread.
   *
   * @param removal of what is there
   */
  void giveUp(Runnable removal) {
    if (done) {
      return;
    }
    givenUp = true;
    boolean alone = waitForStep();
    try {
      if (!done) {
        removal.run();
      }
    } finally {
      if (alone) {
        lock.unlock();
      }
    }
  }

  /** The step that is being taken may make one more container. */
  private boolean waitForStep() {
    try {
      return lock.tryLock(SECONDS_FOR_A_STEP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
