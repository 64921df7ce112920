package dev.berth.core.capture;

import dev.berth.core.python.PackageName;

/**
 * A package of an environment that the runtime does not have.
 *
 * @param reason why
 */
public record LeftOut(PackageName name, String version, Reason reason) {

  /** Why a package is left out. */
  public enum Reason {
    /** The user said so. */
    SKIPPED,
    /** It is a tool that every new environment has, and that nothing in it needs. */
    TOOL
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
