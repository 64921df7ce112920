package dev.berth.core.run;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/** A run that is ready, and that somebody waits for or not. */
public interface Job extends AutoCloseable {

  /** What it is called. */
  RunId id();

  /**
   * Runs it to its end.
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
   * Asks it to end, and ends it when it does not; it may be asked from any thread.
   *
   * @param grace how long it may take
   */
  void stop(Duration grace);

  /** Ends it at once; it may be asked from any thread. */
  void kill();

  /** Tells it the size of its terminal. */
  void resize(int rows, int columns);

  /** Removes what shall not stay. */
  @Override
  void close();
}
