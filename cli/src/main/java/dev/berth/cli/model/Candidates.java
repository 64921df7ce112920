package dev.berth.cli.model;

/** What a shell can offer for the value of an option, or for an argument. */
public enum Candidates {
  /** Nothing: only the user can know. */
  NOTHING,
  /** A few fixed words. */
  WORDS,
  /** Files and folders. */
  PATHS,
  /** Folders only. */
  FOLDERS,
  /** Runtimes in the store: {@code NAME}, {@code NAME:TAG}, {@code NAME@PREFIX}. */
  RUNTIMES,
  /** Runtimes in the store's recycle bin, in the same forms. */
  REMOVED_RUNTIMES,
  /** Runtimes in the store; files and folders too. */
  RUNTIMES_OR_PATHS,
  /** Runs that the Docker Engine knows, by their ids. */
  RUNS,
  /** Where images are: the transports, and the paths after those that have one. */
  LOCATIONS,
  /** What a runtime can be written from: {@code shell}, {@code venv:DIR}, {@code conda:NAME}. */
  ENVIRONMENTS,
  /** conda environments by their names. */
  CONDA_NAMES,
  /** Another program and its own arguments: this argument and all after it. */
  PROGRAM,
  /** The names of Berth's own commands: this argument and all after it. */
  COMMANDS
}
