package dev.berth.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Held by one thread of one process on this computer at a time. The system takes it back when its
 * process ends, however it ends. The file stays: who removed it could remove the one that another
 * process has just locked.
 */
public final class StoreLock {

  /** File locks belong to the whole JVM, so threads need a lock of their own before it. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path file;

  StoreLock(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /** Work that reads and writes files. */
  public interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Waits until nobody else holds the lock, and does this work while holding it.
   *
   * @throws IllegalStateException when this thread holds it already: closing the inner file would
   *     end the outer lock, since fcntl(2) locks belong to file and process
   */
  public <T> T during(Work<T> work) throws IOException {
    ReentrantLock thread = THREADS.computeIfAbsent(file, ignored -> new ReentrantLock());
    if (thread.isHeldByCurrentThread()) {
      throw new IllegalStateException("this thread holds the lock already: " + file);
    }
    thread.lock();
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        return work.run();
      }
    } finally {
      thread.unlock();
    }
  }
}
