package dev.berth.core.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who builds, restores, or reads what the store has, uses it together with all others who do; who
 * removes from it uses it alone. So what a process found in the store stays until it has written
 * down what it needs. The system ends a process's use with the process, however that ends.
 *
 * <p>It is an fcntl(2) lock on a file, shared or exclusive; the file stays, as {@link StoreLock}
 * says. A program of the user's that is started from here may run for days, and must not keep the
 * store in use: end the use before.
 */
public final class StoreUse implements AutoCloseable {

  private static final Map<Path, Users> USERS = new ConcurrentHashMap<>();

  private final Users users;
  private boolean ended;

  private StoreUse(Users users) {
    this.users = users;
  }

  /**
   * Begins to use the store together with others.
   *
   * @param waiting called when somebody uses it alone, before waiting for him
   */
  static StoreUse together(Path file, Runnable waiting) throws IOException {
    Users users = usersOf(file);
    users.enter(waiting);
    return new StoreUse(users);
  }

  /**
   * Begins to use the store alone.
   *
   * @param waiting called when somebody uses it, before waiting for all who do
   */
  static StoreUse alone(Path file, Runnable waiting) throws IOException {
    Users users = usersOf(file);
    users.enterAlone(waiting);
    return new StoreUse(users);
  }

  private static Users usersOf(Path file) {
    return USERS.computeIfAbsent(file.toAbsolutePath().normalize(), Users::new);
  }

  /** Ends the use; ending it again does nothing. */
  @Override
  public void close() throws IOException {
    if (!ended) {
      ended = true;
      users.leave();
    }
  }

  /** The users in this JVM: file locks belong to the whole of it, so they share one. */
  private static final class Users {

    private final Path file;
    private int together;
    private boolean alone;
    private @Nullable FileChannel channel;

    Users(Path file) {
      this.file = file;
    }

    synchronized void enter(Runnable waiting) throws IOException {
      if (alone) {
        waiting.run();
        waitWhile(() -> alone);
      }
      if (together == 0) {
        Optional<FileChannel> opened = openToShare();
        channel = opened.isPresent() ? locked(opened.get(), true, waiting) : null;
      }
      together++;
    }

    synchronized void enterAlone(Runnable waiting) throws IOException {
      if (alone || together > 0) {
        waiting.run();
        waitWhile(() -> alone || together > 0);
      }
      channel = locked(open(), false, waiting);
      alone = true;
    }

    synchronized void leave() throws IOException {
      if (alone) {
        alone = false;
      } else {
        together--;
      }
      if (together == 0 && channel != null) {
        channel.close();
        channel = null;
      }
      notifyAll();
    }

    private interface Condition {
      boolean holds();
    }

    private void waitWhile(Condition condition) throws IOException {
      try {
        while (condition.holds()) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for the store");
      }
    }

    private FileChannel open() throws IOException {
      Files.createDirectories(file.getParent());
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * A store that we may only read can still be used; without the file, nobody removes from it.
     */
    private Optional<FileChannel> openToShare() {
      try {
        return Optional.of(open());
      } catch (IOException readOnly) {
        try {
          return Optional.of(FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException none) {
          return Optional.empty();
        }
      }
    }

    private static FileChannel locked(FileChannel channel, boolean shared, Runnable waiting)
        throws IOException {
      try {
        if (channel.tryLock(0, Long.MAX_VALUE, shared) == null) {
          waiting.run();
          channel.lock(0, Long.MAX_VALUE, shared);
        }
        return channel;
      } catch (IOException | RuntimeException | Error e) {
        channel.close();
        throw e;
      }
    }
  }
}
