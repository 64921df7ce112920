package dev.berth.core.run;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an engine has run, and still knows. */
public interface Runs {

  /** All of them, newest first. */
  List<Run> list();

  /**
   * The run whose id begins so.
   *
   * @throws NoSuchRunException when there is none, or more than one
   */
  Run get(String prefix);

  /**
   * Copies what a replica of a run wrote, to its two streams.
   *
   * @throws NoSuchRunException when it is gone
   */
  void logs(Run run, Run.Replica replica, Lines lines, OutputStream out, OutputStream err);

  /**
   * How much of what was written is wanted.
   *
   * @param follow whether to go on until the end
   * @param timestamps whether each line begins with its time
   * @param tail how many lines from the end; else all
   */
  record Lines(
      boolean follow, boolean timestamps, Optional<Integer> tail, Optional<Instant> since) {}

  /**
   * Ends a run; one that has ended stays as it is.
   *
   * @param grace how long it may take for its end
   */
  void stop(Run run, Duration grace);

  /** Removes a run, whether it has ended or not, with everything that was made for it alone. */
  void remove(Run run);
}
