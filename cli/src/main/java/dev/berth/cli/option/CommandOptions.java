package dev.berth.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the commands of a runtime.yaml are run. */
public final class CommandOptions {

  @Option(
      names = "--secret",
      paramLabel = "NAME=FILE",
      description = {
        "A file below /run/secrets while `commands` run, and in no layer; its value from a FILE,",
        "or with `env:VARIABLE` from a variable"
      })
  List<SecretText> secrets = new ArrayList<>();

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "The network that `commands` are in: none, host, or one of the Engine's")
  Optional<String> network = Optional.empty();

  public List<SecretText> secrets() {
    return List.copyOf(secrets);
  }

  /** The Engine's own standard when it is not said. */
  public Optional<String> network() {
    return network;
  }
}
