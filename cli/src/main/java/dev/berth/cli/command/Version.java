package dev.berth.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Our version, as the jar's manifest has it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"berth " + current()};
  }

  static String current() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
