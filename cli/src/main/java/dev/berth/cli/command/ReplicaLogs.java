package dev.berth.cli.command;

import dev.berth.cli.console.PrefixedLines;
import dev.berth.cli.console.StandardStreams;
import dev.berth.core.run.Run;
import dev.berth.core.run.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What the replicas of a run wrote: that of one as it is, that of many with their numbers. */
record ReplicaLogs(Runs runs, Run run, StandardStreams streams) {

  /**
   * Prints it.
   *
   * @throws UncheckedIOException when nobody reads it any more
   */
  void print(List<Run.Replica> replicas, Runs.Lines lines) {
    if (replicas.size() == 1) {
      runs.logs(run, replicas.get(0), lines, streams.out(), streams.err());
    } else if (lines.follow()) {
      printTogether(replicas, lines);
    } else {
      replicas.forEach(replica -> printNumbered(replica, lines));
    }
  }

  private void printTogether(List<Run.Replica> replicas, Runs.Lines lines) {
    CompletableFuture<Void> failed = new CompletableFuture<>();
    List<CompletableFuture<Void>> copied =
        replicas.stream().map(replica -> inBackground(replica, lines, failed)).toList();
    CompletableFuture<Void> all =
        CompletableFuture.allOf(copied.toArray(CompletableFuture<?>[]::new));
    try {
      CompletableFuture.anyOf(all, failed).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException ours) {
        throw ours;
      }
      throw e;
    }
  }

  private CompletableFuture<Void> inBackground(
      Run.Replica replica, Runs.Lines lines, CompletableFuture<Void> failed) {
    CompletableFuture<Void> copied =
        CompletableFuture.runAsync(
            () -> printNumbered(replica, lines),
            task -> {
              Thread thread = new Thread(task, "log of replica " + replica.number());
              thread.setDaemon(true);
              thread.start();
            });
    // The first failure ends all; its cause is what happened.
    copied.exceptionally(
        failure -> {
          failed.completeExceptionally(failure.getCause());
          return null;
        });
    return copied;
  }

  private void printNumbered(Run.Replica replica, Runs.Lines lines) {
    String prefix = replica.number() + " | ";
    try (PrefixedLines out = new PrefixedLines(prefix, streams.out());
        PrefixedLines err = new PrefixedLines(prefix, streams.err())) {
      runs.logs(run, replica, lines, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
