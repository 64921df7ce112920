package dev.berth.cli.console;

import dev.berth.core.env.EnvironmentListener;
import java.nio.file.Path;

/** Says what restoring an environment does. */
public final class EnvironmentProgress implements EnvironmentListener {

  private final Console console;

  public EnvironmentProgress(Console console) {
    this.console = console;
  }

  @Override
  public void skippedInterpreter(Path program, String why) {
    console.note("Skipping `" + program + "`: " + why);
  }

  @Override
  public void unpacking(int wheels) {
    console.note("Unpacking " + (wheels == 1 ? "1 wheel" : wheels + " wheels"));
  }

  @Override
  public synchronized void repaired(String wheel, int files) {
    console.note(
        "Unpacked "
            + wheel
            + " again: "
            + (files == 1 ? "1 file was" : files + " files were")
            + " changed through an environment");
  }
}
