package dev.berth.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that is made while other things go on, since it is going to be needed. */
public final class Ahead<T> {

  private final CompletableFuture<T> made = new CompletableFuture<>();

  /** Begins to make it. */
  public Ahead(Supplier<T> making) {
    Thread thread =
        new Thread(
            () -> {
              try {
                made.complete(making.get());
              } catch (RuntimeException e) {
                made.completeExceptionally(e);
              }
            },
            "ahead");
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
