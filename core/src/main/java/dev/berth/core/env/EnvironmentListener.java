package dev.berth.core.env;

import java.nio.file.Path;

/** Hears what restoring an environment does. */
public interface EnvironmentListener {

  /** Hears nothing. */
  EnvironmentListener SILENT = new EnvironmentListener() {};

  /** A Python on this computer does not work, and another one is looked for. */
  default void skippedInterpreter(Path program, String why) {}

  /** Wheels are unpacked into the store, where environments share their files. */
  default void unpacking(int wheels) {}

  /** Files of an unpacked wheel had been changed through an environment, and are made anew. */
  default void repaired(String wheel, int files) {}
}
