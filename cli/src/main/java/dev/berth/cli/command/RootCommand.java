package dev.berth.cli.command;

import dev.berth.cli.Services;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code berth}: what every command shares. */
@Command(
    name = "berth",
    description =
        "From one runtime.yaml and one lock: a layered image, and the same environment here",
    versionProvider = Version.class,
    footer = {
      "",
      "A command may be cut short as long as it stays the only one: `berth rt b`.",
      "",
      "Example:",
      "  berth runtime init demo",
      "  berth runtime build demo --to docker-daemon:",
    })
final class RootCommand implements Runnable {

  @Spec CommandSpec spec;

  private final Services services;

  RootCommand(Services services) {
    this.services = services;
  }

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Say nothing but answers, warnings and errors")
  void quiet(boolean wanted) {
    if (wanted) {
      services.console().beQuiet();
    }
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version")
  boolean version;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
