package dev.berth.cli.option;

import dev.berth.cli.option.RunOptions.Period;
import dev.berth.core.function.Action;
import dev.berth.core.run.Readiness;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a command line says of the start of a service or a deployment. */
public final class LaunchOptions {

  /** Long enough for a model to be read, short enough for a person. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Option(
      names = "--wait",
      paramLabel = "tcp|PATH",
      description =
          "For serve: when it is there: when each port takes connections (`tcp`), or when the first"
              + " answers GET for this path with 2xx or 3xx (default: tcp, and when the"
              + " HEALTHCHECK of its image succeeds)")
  Optional<ReadinessText> readiness = Optional.empty();

  @Option(
      names = "--wait-timeout",
      paramLabel = "TIME",
      description = "For serve and deploy: fail, and remove it, after this time (default: 2m)")
  Optional<Period> timeout = Optional.empty();

  @Option(
      names = "--attach",
      description = "For serve and deploy: show what it writes, and stop it with Ctrl-C")
  boolean attach;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description =
          "For serve: the address at which ports are published (default: 127.0.0.1, for this"
              + " computer alone; 0.0.0.0 is for everybody who reaches it)")
  Optional<AddressText> address = Optional.empty();

  /**
   * What is waited for.
   *
   * @param detach whether nothing is
   */
  public Readiness readiness(Action action, boolean detach) {
    if (detach) {
      return new Readiness.NotAwaited();
    }
    return action == Action.SERVE
        ? readiness.map(ReadinessText::readiness).orElseGet(Readiness.Connecting::new)
        : new Readiness.Running();
  }

  /** Whether the check of an image counts as well: who says when it is there, has said it all. */
  public boolean awaitsHealth() {
    return readiness.isEmpty();
  }

  public Duration timeout() {
    return timeout.map(Period::duration).orElse(PATIENCE);
  }

  public boolean attach() {
    return attach;
  }

  public Optional<String> address() {
    return address.map(AddressText::address);
  }

  /** The first option that was given and says nothing for an action. */
  public Optional<String> firstWithoutMeaning(Action action) {
    Map<String, Boolean> without = new LinkedHashMap<>();
    boolean goesOn = action == Action.SERVE || action == Action.DEPLOY;
    without.put("--wait", readiness.isPresent() && action != Action.SERVE);
    without.put("--address", address.isPresent() && action != Action.SERVE);
    without.put("--wait-timeout", timeout.isPresent() && !goesOn);
    without.put("--attach", attach && !goesOn);
    return without.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
