package dev.berth.core.build;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs the commands of a runtime.yaml, on an engine: what is in an image we put together ourselves,
 * but what a command does only a container of that image can tell.
 */
public interface CommandRunner {

  /**
   * Makes sure that there is an engine, before time is spent on what it is to run. Whether programs
   * for another processor run there, only the attempt shows.
   *
   * @throws dev.berth.core.BerthException when there is none
   */
  void prepare() throws IOException;

  /**
   * Runs commands, each in what the one before it left, until one fails. The engine gets the image
   * when it lacks it.
   *
   * @param scratch a folder for what they wrote, which the caller empties
   * @throws dev.berth.core.BerthException when there is no engine, or it cannot run them at all
   */
  CommandOutcome run(CommandRun run, Path scratch, CommandListener listener) throws IOException;
}
