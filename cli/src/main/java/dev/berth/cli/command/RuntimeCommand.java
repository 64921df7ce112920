package dev.berth.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code berth runtime}: what a runtime.yaml describes, and everything made from it. */
@Command(
    name = "runtime",
    description = "Check, lock and build runtimes, and look at what is there",
    footer = {"", "Example:", "  berth runtime build demo"})
final class RuntimeCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
