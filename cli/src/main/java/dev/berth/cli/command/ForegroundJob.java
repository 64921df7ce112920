package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.core.Problem;
import dev.berth.core.io.RawTerminal;
import dev.berth.core.io.Signals;
import dev.berth.core.run.Job;
import dev.berth.core.run.JobEnd;
import dev.berth.core.run.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A job that somebody waits for: our streams are its own, and our signals end it. */
record ForegroundJob(Job job, Workload workload, Console console) {

  /** What {@code docker stop} gives. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** From now on, signals end the job, and we end with it. */
  void takeSignals() {
    AtomicInteger asked = new AtomicInteger();
    for (String signal : new String[] {"INT", "TERM", "HUP"}) {
      Signals.on(signal, () -> end(asked.incrementAndGet()));
    }
  }

  /** Runs it to its end, and returns the code to exit with. */
  int run() throws IOException {
    JobEnd end = workload.streams().terminal() ? runInTerminal() : run(() -> {});
    tell(end);
    return end.exitCode();
  }

  private JobEnd runInTerminal() throws IOException {
    try (RawTerminal terminal = RawTerminal.enter()) {
      Signals.on("WINCH", () -> resize(terminal));
      return run(() -> resize(terminal));
    }
  }

  private void resize(RawTerminal terminal) {
    terminal.size().ifPresent(size -> job.resize(size.rows(), size.columns()));
  }

  private JobEnd run(Runnable started) {
    return job.run(
        new Job.Streams(
            workload.streams().stdin() ? Optional.of(console.streams().in()) : Optional.empty(),
            console.streams().out(),
            console.streams().err(),
            started));
  }

  private void end(int time) {
    if (time == 1) {
      console.note("Stopping it; again, and it is killed");
      job.stop(GRACE);
    } else {
      job.kill();
    }
  }

  private void tell(JobEnd end) {
    if (end instanceof JobEnd.OutOfMemory memory) {
      console.error(
          Problem.of("the run was ended: it had used up its memory")
              .because("its limit is " + memory.limit() + " bytes")
              .hint("give it more with `--memory`, or make it need less"));
    } else if (end instanceof JobEnd.TimedOut time) {
      console.error(
          Problem.of("the run was stopped: its time was up")
              .because("it had " + time.after().toSeconds() + " s"));
    }
  }
}
