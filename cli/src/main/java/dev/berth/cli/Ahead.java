package dev.berth.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that is made while other things go on, since it is going to be needed. */
public final class Ahead<T> {

  private final CompletableFuture<T> made;

  /** Begins to make it. */
  public Ahead(Supplier<T> making) {
    made = CompletableFuture.supplyAsync(making, Ahead::start);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "ahead");
    thread.setDaemon(true);
    thread.start();
  }

  /** What was made; fails as making it failed. */
  public T get() {
    try {
      return made.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
