package dev.berth.cli;

import dev.berth.cli.console.Console;
import dev.berth.core.io.Environment;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The one place that makes core objects, from what this process was started with. Everything is
 * made when it is first asked for, so that a command pays only for what it uses.
 */
public final class Services {

  private final Environment environment;
  private final Path workingDirectory;
  private final Path userHome;
  private final Clock clock;
  private final Console console;

  public Services(
      Environment environment, Path workingDirectory, Path userHome, Clock clock, Console console) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
    this.userHome = userHome;
    this.clock = clock;
    this.console = console;
  }

  public Environment environment() {
    return environment;
  }

  public Clock clock() {
    return clock;
  }

  public Console console() {
    return console;
  }

  /** The folder that relative paths on the command line start at. */
  public Path workingDirectory() {
    return workingDirectory;
  }

  public Path userHome() {
    return userHome;
  }

  /** Reads runtime.yaml, with the variables that requirements files may refer to. */
  public RuntimeSpecReader runtimeSpecReader() {
    return new RuntimeSpecReader(environment::find);
  }

  /** The folder of the store, whether it is there yet or not. */
  public Path storeHome() {
    return Store.homeIn(environment, userHome);
  }

  /** The store, made when it is not there yet. */
  public Store store() throws IOException {
    return Store.open(storeHome());
  }
}
