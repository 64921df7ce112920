package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.core.io.Signals;
import dev.berth.core.run.NoSuchRunException;
import dev.berth.core.run.Run;
import dev.berth.core.run.RunId;
import dev.berth.core.run.RunState;
import dev.berth.core.run.Runs;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service or a deployment that somebody watches, and that ends with that.
 *
 * @param keep whether it can be looked at after its end
 */
record AttachedRun(Runs runs, RunId id, Console console, boolean keep) {

  /** What {@code docker stop} gives. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Shows what it writes until it ends, and returns the code to exit with. */
  int watch() {
    Run run = runs.get(id.toString());
    AtomicInteger asked = new AtomicInteger();
    for (String signal : new String[] {"INT", "TERM", "HUP"}) {
      Signals.on(signal, () -> end(run, asked.incrementAndGet()));
    }
    try {
      new ReplicaLogs(runs, run, console.streams())
          .print(run.replicas(), new Runs.Lines(true, false, Optional.empty(), Optional.empty()));
    } catch (UncheckedIOException nobodyReads) {
      // As a pipe does to a program whose output nobody reads.
      asked.incrementAndGet();
    }
    boolean failed = hasFailed();
    if (keep) {
      runs.stop(run, GRACE);
    } else {
      runs.remove(run);
    }
    // Whoever stops it has what was wanted.
    return asked.get() == 0 && failed ? 1 : 0;
  }

  private boolean hasFailed() {
    try {
      return runs.get(id.toString()).state() == RunState.ERROR;
    } catch (NoSuchRunException removedByOthers) {
      return true;
    }
  }

  private void end(Run run, int time) {
    if (time == 1) {
      console.note("Stopping it; again, and it is killed");
      runs.stop(run, GRACE);
    } else {
      runs.stop(run, Duration.ZERO);
    }
  }
}
