package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AwaitingTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final Optional<String> READY = Optional.empty();
  private static final Awaited.Condition RUNS =
      new Awaited.Condition(true, 0, true, Optional.empty(), Optional.empty());

  private final Time time = new Time();
  private final List<String> told = new ArrayList<>();

  /** Goes by only while somebody pauses. */
  private static final class Time extends Clock {
    private Duration gone = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.EPOCH.plus(gone);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** A replica whose life is a function of the time. */
  private record Replica(
      int number,
      Time time,
      Function<Duration, Optional<String>> answers,
      Function<Duration, Awaited.Condition> lives)
      implements Awaited {

    @Override
    public Condition look() {
      return lives.apply(time.gone);
    }

    @Override
    public Optional<String> whyNotReady() {
      return answers.apply(time.gone);
    }

    @Override
    public String lastLines() {
      return "line of " + number;
    }
  }

  private Replica replica(
      int number,
      Function<Duration, Optional<String>> answers,
      Function<Duration, Awaited.Condition> lives) {
    return new Replica(number, time, answers, lives);
  }

  private static Function<Duration, Optional<String>> answersAfter(int seconds) {
    return gone -> gone.toSeconds() >= seconds ? READY : Optional.of("nobody answers");
  }

  private void await(Workload workload, Duration upFor, Replica... replicas) {
    new Awaiting(workload, time, pause -> time.gone = time.gone.plus(pause), told::add)
        .await(List.of(replicas), upFor, TIMEOUT);
  }

  private void await(Duration upFor, Replica... replicas) {
    await(Workloads.deployment(replicas.length, false), upFor, replicas);
  }

  private static Problem problem(Throwable failure) {
    return ((BerthException) failure).problems().get(0);
  }

  @Test
  void returnsAtOnceWhenAllAreReady() {
    await(Duration.ZERO, replica(1, gone -> READY, gone -> RUNS));

    assertThat(time.gone).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void waitsForTheSlowestAndSaysWhatIsMissingOnce() {
    await(
        Duration.ZERO,
        replica(1, gone -> READY, gone -> RUNS),
        replica(2, answersAfter(12), gone -> RUNS));

    assertThat(time.gone).isBetween(Duration.ofSeconds(12), Duration.ofMillis(12_600));
    assertThat(told).containsExactly("nobody answers");
  }

  @Test
  void countsAMomentFromTheLastBeginning() {
    Awaited.Condition again =
        new Awaited.Condition(true, 1, true, Optional.of(1), Optional.empty());

    await(A_MOMENT, replica(1, gone -> READY, gone -> gone.toMillis() < 700 ? RUNS : again));

    assertThat(time.gone).isBetween(Duration.ofMillis(1700), Duration.ofMillis(2700));
  }

  @Test
  void hasPatienceWithOneThatEndsOnceSinceItMayWaitForAnother() {
    Awaited.Condition ended =
        new Awaited.Condition(false, 1, true, Optional.of(1), Optional.empty());
    Awaited.Condition again =
        new Awaited.Condition(true, 1, true, Optional.of(1), Optional.empty());

    await(Duration.ZERO, replica(1, gone -> READY, gone -> gone.toSeconds() < 3 ? ended : again));

    assertThat(time.gone).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void hasNoneWithOneThatEndsAgainAndAgain() {
    Awaited.Condition third =
        new Awaited.Condition(true, 3, true, Optional.of(7), Optional.empty());

    assertThatThrownBy(
            () ->
                await(
                    Duration.ZERO,
                    replica(1, gone -> READY, gone -> RUNS),
                    replica(2, gone -> READY, gone -> third)))
        .isInstanceOfSatisfying(
            ReplicaEndedException.class,
            e -> {
              assertThat(problem(e).message())
                  .isEqualTo("replica 2 of `demo` ended instead of going on");
              assertThat(problem(e).causes())
                  .containsExactly("exit code 7, 3 times", "it wrote last:\nline of 2");
              assertThat(problem(e).hint()).contains("look at it afterwards with `--keep`");
            });
  }

  @Test
  void failsAtOnceWhenOneHasEndedForGood() {
    Awaited.Condition ended =
        new Awaited.Condition(false, 1, false, Optional.of(137), Optional.of("out of memory"));

    assertThatThrownBy(
            () ->
                await(
                    Workloads.deployment(1, true),
                    Duration.ZERO,
                    replica(1, gone -> READY, gone -> ended)))
        .isInstanceOfSatisfying(
            ReplicaEndedException.class,
            e -> {
              assertThat(problem(e).message()).isEqualTo("`demo` ended instead of going on");
              assertThat(problem(e).causes().get(0)).isEqualTo("exit code 137: out of memory");
              assertThat(problem(e).hint())
                  .contains("`berth runs logs 0123456789ab` has all that it wrote");
            });
    assertThat(time.gone).isZero();
  }

  @Test
  void failsWhenTheTimeIsUp() {
    assertThatThrownBy(() -> await(Duration.ZERO, replica(1, answersAfter(1000), gone -> RUNS)))
        .isInstanceOfSatisfying(
            NotReadyException.class,
            e -> {
              assertThat(problem(e).message()).isEqualTo("`demo` was not ready after 20 s");
              assertThat(problem(e).causes())
                  .containsExactly("nobody answers", "it wrote last:\nline of 1");
            });
    assertThat(time.gone).isBetween(TIMEOUT, TIMEOUT.plusSeconds(1));
  }
}
