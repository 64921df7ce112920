package dev.berth.cli.console;

import dev.berth.core.Problem;
import dev.berth.core.layer.DistributionListener;

/** Warns of what a base lacks that was assembled without running its packages' scripts. */
public final class DistributionWarnings implements DistributionListener {

  private final Console console;

  public DistributionWarnings(Console console) {
    this.console = console;
  }

  @Override
  public void scriptNotRun(String packageName, String script) {
    console.warn(
        Problem.of("the " + script + " script of `" + packageName + "` was not run")
            .because(
                "maintainer scripts are never run, and Berth does not know what this one does"));
  }

  @Override
  public void broughtTwice(String path, String used, String dropped) {
    console.warn(
        Problem.of("`" + used + "` and `" + dropped + "` both bring `/" + path + "`")
            .because("the file of `" + used + "` was taken"));
  }
}
