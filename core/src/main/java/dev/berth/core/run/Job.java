package dev.berth.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/** A run that is about to begin, and that somebody waits for or not. */
public interface Job extends AutoCloseable {

  /** What it is called. */
  RunId id();

  /**
   * Gets it ready: its image, and everything that it needs. Of this computer's store nothing is
   * needed any more after that.
   *
   * @throws dev.berth.core.BerthException when it cannot be
   */
  void prepare(ImageListener listener) throws IOException;

  /**
   * Runs it to its end, unless it was stopped already.
   *
   * @throws CommandNotRunnableException when there is no such command, or it is no program
   * @throws LostRunException when the engine goes away meanwhile
   */
  JobEnd run(Streams streams);

  /**
   * What it reads and writes.
   *
   * @param in nothing when it reads nothing
   * @param started called as soon as it runs
   */
  record Streams(Optional<InputStream> in, OutputStream out, OutputStream err, Runnable started) {}

  /** Starts it, and lets it go on without us. */
  void detach();

  /**
   * Asks it to end, and ends it when it does not; it may be asked from any thread. What does not
   * run yet never does.
   *
   * @param grace how long it may take
   */
  void stop(Duration grace);

  /** Ends it at once; it may be asked from any thread. */
  void kill();

  /** Tells it the size of its terminal. */
  void resize(int rows, int columns);

  /**
   * Removes what shall not stay. A job that does not run yet never does, and nothing of it stays:
   * it may be asked from any thread, and in the middle of the preparation, which then fails.
   */
  @Override
  void close();
}
