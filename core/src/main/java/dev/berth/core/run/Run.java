package dev.berth.core.run;

import dev.berth.core.function.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One execution of a function, as its engine knows it.
 *
 * @param image what was run, as people call it
 * @param replicas in their order; none while they are being made, or when others removed them
 */
public record Run(
    RunId id,
    String function,
    Optional<String> project,
    Action action,
    String image,
    Optional<Instant> created,
    List<Replica> replicas) {

  /**
   * One of the containers of a run.
   *
   * @param number from 1
   * @param name by which its engine knows it
   * @param exitCode when it has ended
   * @param why what is to be said of its end: {@code out of memory}
   * @param ports on which it is reached
   */
  public record Replica(
      int number,
      String name,
      RunState state,
      List<String> command,
      Optional<Integer> exitCode,
      Optional<String> why,
      Optional<Instant> started,
      Optional<Instant> finished,
      List<String> ports) {

    public Replica {
      command = List.copyOf(command);
      ports = List.copyOf(ports);
    }
  }

  public Run {
    replicas = List.copyOf(replicas);
  }

  /** That of its replicas which most needs to be known: an error before all that goes well. */
  public RunState state() {
    if (replicas.isEmpty()) {
      return RunState.PENDING;
    }
    for (RunState worst :
        List.of(
            RunState.ERROR, RunState.PENDING, RunState.RUNNING, RunState.READY, RunState.STOPPED)) {
      if (replicas.stream().anyMatch(replica -> replica.state() == worst)) {
        return worst;
      }
    }
    return RunState.COMPLETED;
  }

  /** Whether any of it may still write something. */
  public boolean isOpen() {
    return replicas.isEmpty() || replicas.stream().anyMatch(replica -> replica.state().isOpen());
  }
}
