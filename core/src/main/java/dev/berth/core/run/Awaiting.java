package dev.berth.core.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits until all replicas of a run are ready at the same time. */
final class Awaiting {

  /** A program that ends so often will not stop doing so; one that ends once waits for another. */
  static final int TOO_MANY_ENDS = 3;

  /** After which a person wonders. */
  static final Duration A_WHILE = Duration.ofSeconds(5);

  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofMillis(500);

  private final Workload workload;
  private final Clock clock;
  private final Pause pause;
  private final Consumer<String> waitsFor;
  private final Map<Integer, Beginning> beginnings = new HashMap<>();

  /** Since when a replica runs that has ended so often. */
  private record Beginning(int ends, Instant time) {}

  /** Why a replica is not ready. */
  private record Lack(Awaited replica, String why) {}

  /**
   * @param waitsFor learns what is missing when it takes a while
   */
  Awaiting(Workload workload, Clock clock, Pause pause, Consumer<String> waitsFor) {
    this.workload = workload;
    this.clock = clock;
    this.pause = pause;
    this.waitsFor = waitsFor;
  }

  /**
   * Returns when they are.
   *
   * @param upFor how long each has to have run
   * @throws ReplicaEndedException when one has ended for good
   * @throws NotReadyException when the time is up
   */
  void await(List<? extends Awaited> replicas, Duration upFor, Duration timeout) {
    Instant began = clock.instant();
    Duration interval = SHORTEST;
    boolean told = false;
    for (Optional<Lack> lack = firstLack(replicas, upFor);
        lack.isPresent();
        lack = firstLack(replicas, upFor)) {
      Duration waited = Duration.between(began, clock.instant());
      if (waited.compareTo(timeout) >= 0) {
        Awaited replica = lack.get().replica();
        throw new NotReadyException(
            workload, replica.number(), timeout, lack.get().why(), replica.lastLines());
      }
      if (!told && waited.compareTo(A_WHILE) >= 0) {
        waitsFor.accept(lack.get().why());
        told = true;
      }
      pause.pause(interval);
      Duration longer = interval.multipliedBy(2);
      interval = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
  }

  private Optional<Lack> firstLack(List<? extends Awaited> replicas, Duration upFor) {
    for (Awaited replica : replicas) {
      // It may end while it is asked, so it is looked at afterwards.
      Optional<String> why = replica.whyNotReady();
      Awaited.Condition condition = replica.look();
      if (!condition.open() || condition.ends() >= TOO_MANY_ENDS) {
        throw new ReplicaEndedException(workload, replica.number(), condition, replica.lastLines());
      }
      if (!condition.running()) {
        return Optional.of(new Lack(replica, "it does not run"));
      }
      if (why.isPresent()) {
        return Optional.of(new Lack(replica, why.get()));
      }
      Instant now = clock.instant();
      Beginning known =
          beginnings.merge(
              replica.number(),
              new Beginning(condition.ends(), now),
              (old, fresh) -> old.ends() == fresh.ends() ? old : fresh);
      if (Duration.between(known.time(), now).compareTo(upFor) < 0) {
        return Optional.of(new Lack(replica, "it has only just begun"));
      }
    }
    return Optional.empty();
  }
}
