package dev.berth.cli.option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a command line says of one run, and not of its function. */
public final class RunOptions {

  @Option(
      names = {"-d", "--detach"},
      description = "Start it, print its id, and let it go on alone")
  boolean detach;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Stop it after this time: 30s, 10m, 2h; the exit code is 124 then")
  Optional<Period> timeout = Optional.empty();

  @Option(names = "--keep", description = "Keep its container and what it wrote after its end")
  boolean keep;

  @Option(names = "--name", paramLabel = "NAME", description = "What its container is called")
  Optional<String> name = Optional.empty();

  @Option(
      names = {"-i", "--interactive"},
      description = "Send it what is typed, too, and not only what is piped")
  boolean interactive;

  @Option(
      names = {"-t", "--tty"},
      description = "Give it a terminal")
  boolean terminal;

  @Option(
      names = "--secret",
      paramLabel = "NAME=FILE",
      description =
          "A file below /run/secrets; its value from a FILE, or with `env:VARIABLE` from a"
              + " variable")
  List<SecretText> secrets = new ArrayList<>();

  @Option(
      names = "--secret-env",
      paramLabel = "NAME",
      description = "Make this secret a variable too, which shows when the container is inspected")
  List<String> secretVariables = new ArrayList<>();

  @Option(
      names = "--gpus",
      paramLabel = "GPUS",
      description = "GPUs: `all`, a number, or `device=0,1`")
  Optional<GpuText> gpus = Optional.empty();

  @Option(
      names = "--shm-size",
      paramLabel = "AMOUNT",
      description = "The size of /dev/shm: 64Mi, 1G")
  Optional<QuantityText> sharedMemory = Optional.empty();

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "The network it is in: none, host, or one of the Engine's")
  Optional<String> network = Optional.empty();

  @Option(names = "--read-only", description = "Let it write nothing but its volumes")
  boolean readOnly;

  @Option(
      names = "--allow-new-privileges",
      description = "Let its programs become more than who started them, as sudo does")
  boolean newPrivileges;

  @Option(
      names = "--allow-host-path",
      description = "Let volumes be folders that give power over this computer")
  boolean hostPaths;

  /** A length of time as it is typed. */
  public record Period(Duration duration) {

    /**
     * Reads a number and its unit: seconds, minutes, hours or days.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static Period parse(String text) {
      if (!text.matches("[0-9]{1,6}[smhd]?") || text.matches("0+[smhd]?")) {
        throw new IllegalArgumentException(
            "expected a time such as `30s`, `10m` or `2h`, found `" + text + "`");
      }
      long number = Long.parseLong(text.replaceAll("[smhd]", ""));
      return new Period(
          switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> Duration.ofSeconds(number);
          });
    }
  }

  public boolean detach() {
    return detach;
  }

  public Optional<Duration> timeout() {
    return timeout.map(Period::duration);
  }

  public boolean keep() {
    return keep || detach;
  }

  /** Whether it was asked to stay after its end. */
  public boolean keptAtItsEnd() {
    return keep;
  }

  /** The first option that was given and says nothing for what goes on by itself. */
  public Optional<String> firstOfJobsAlone() {
    if (timeout.isPresent()) {
      return Optional.of("--timeout");
    }
    if (terminal) {
      return Optional.of("--tty");
    }
    return interactive ? Optional.of("--interactive") : Optional.empty();
  }

  public Optional<String> name() {
    return name;
  }

  public boolean interactive() {
    return interactive;
  }

  public boolean terminal() {
    return terminal;
  }

  public List<SecretText> secrets() {
    return List.copyOf(secrets);
  }

  public List<String> secretVariables() {
    return List.copyOf(secretVariables);
  }

  public Optional<GpuText> gpus() {
    return gpus;
  }

  /** In bytes. */
  public Optional<Long> sharedMemory() {
    return sharedMemory.map(size -> size.amount().units());
  }

  public Optional<String> network() {
    return network;
  }

  public boolean readOnly() {
    return readOnly;
  }

  public boolean newPrivileges() {
    return newPrivileges;
  }

  public boolean hostPaths() {
    return hostPaths;
  }
}
