package dev.berth.core.layer;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads that assemble layers. A thread takes whole layers, largest first, as long as there
 * are any, since one thread per layer needs no coordination; when none is left, it helps with the
 * members of those that are not finished.
 */
final class Workers implements AutoCloseable {

  private static final int LAYER = 0;
  private static final int HELP = 1;

  private final AtomicLong count = new AtomicLong();
  private final ThreadPoolExecutor threads;

  Workers(int size) {
    threads =
        new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
    threads.setThreadFactory(
        task -> {
          Thread thread = new Thread(task, "layers");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Runs the work on a whole layer. */
  void assemble(long size, Runnable layer) {
    threads.execute(new Job(LAYER, -size, count.getAndIncrement(), layer));
  }

  /** Runs a small piece of work when no layer waits for a thread. */
  void help(Runnable piece) {
    threads.execute(new Job(HELP, 0, count.getAndIncrement(), piece));
  }

  /**
   * Interrupts the work that is being done and waits for its end. Layers that were not begun are
   * run here, so that they can say they were given up.
   */
  @Override
  public void close() {
    for (Runnable waiting : threads.shutdownNow()) {
      if (waiting instanceof Job job && job.kind() == LAYER) {
        job.run();
      }
    }
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Job(int kind, long rank, long number, Runnable work)
      implements Runnable, Comparable<Job> {

    @Override
    public void run() {
      work.run();
    }

    @Override
    public int compareTo(Job other) {
      int byKind = Integer.compare(kind, other.kind);
      int byRank = byKind != 0 ? byKind : Long.compare(rank, other.rank);
      return byRank != 0 ? byRank : Long.compare(number, other.number);
    }
  }
}
