package dev.berth.core.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Does one thing with each of many, several at a time, until the first failure. */
public final class Parallel {

  private Parallel() {}

  /** What is done with each. */
  public interface Action<T> {
    void accept(T item) throws IOException;
  }

  /**
   * Throws the first failure, after all that had begun has ended.
   *
   * @param atOnce how many at a time: at least 1
   */
  public static <T> void forEach(List<T> items, int atOnce, Action<T> action) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(atOnce, items.size())),
            task -> {
              Thread thread = new Thread(task, "fetch");
              thread.setDaemon(true);
              return thread;
            });
    try {
      CompletionService<Object> done = new ExecutorCompletionService<>(threads);
      List<Object> begun = new ArrayList<>();
      for (T item : items) {
        begun.add(
            done.submit(
                () -> {
                  action.accept(item);
                  return item;
                }));
      }
      for (int i = 0; i < begun.size(); i++) {
        done.take().get();
      }
    } catch (ExecutionException e) {
      throw rethrow(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while fetching");
    } finally {
      threads.shutdownNow();
      awaitEnd(threads);
    }
  }

  private static IOException rethrow(Throwable failure) {
    if (failure instanceof IOException io) {
      return io;
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(failure);
  }

  /** So that no temporary file is still being written when the caller goes on. */
  private static void awaitEnd(ExecutorService threads) {
    boolean interrupted = Thread.interrupted();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
