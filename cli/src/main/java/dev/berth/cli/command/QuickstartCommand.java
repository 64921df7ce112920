package dev.berth.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code berth runtime quickstart}: {@code init} in the words of Starwhale. */
@Command(
    name = "quickstart",
    description = "Begin to work: a runtime.yaml and its environment, new or of a version",
    footer = {"", "Example:", "  berth runtime quickstart shell demo"})
final class QuickstartCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
