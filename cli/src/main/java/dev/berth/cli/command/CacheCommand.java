package dev.berth.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code berth cache}: the store as something that takes space. */
@Command(
    name = "cache",
    description = "Show what the store takes on this computer, and remove what nothing needs",
    footer = {"", "Example:", "  berth cache size"})
final class CacheCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
