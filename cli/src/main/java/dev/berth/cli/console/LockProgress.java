package dev.berth.cli.console;

import dev.berth.core.lock.LockListener;
import dev.berth.core.oci.Platform;

/** Says what is being looked for: it takes a while, and nothing else is to be seen. */
public final class LockProgress implements LockListener {

  private final Console console;

  public LockProgress(Console console) {
    this.console = console;
  }

  @Override
  public void resolvingBase(Platform platform) {
    console.note("Finding the base for " + platform);
  }

  @Override
  public void resolvingPackages(Platform platform, String program) {
    console.note("Finding Python packages for " + platform + " with " + program);
  }
}
