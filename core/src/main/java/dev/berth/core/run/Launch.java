package dev.berth.core.run;

import java.io.IOException;

/** A service or a deployment that is about to start. */
public interface Launch extends AutoCloseable {

  /** What it is called. */
  RunId id();

  /**
   * Starts all its replicas, and returns when they are ready. They go on without us.
   *
   * @throws PortTakenException when a port that it must have is another's
   * @throws ReplicaEndedException when one ends instead
   * @throws NotReadyException when it takes too long
   */
  LiveRun start() throws IOException;

  /**
   * Removes what is there of it, unless it has started as a whole: half a run is none. It may be
   * asked from any thread, and in the middle of the start, which then fails.
   */
  @Override
  void close();
}
