package dev.berth.core.shell;

import dev.berth.core.io.Environment;
import java.util.List;

/** A program that takes our place, inside an active environment. */
public interface NextProgram {

  /**
   * The text with which a POSIX shell that was started with our arguments becomes the program. It
   * sources the environment's own script, so that what variables and arguments hold stays as it is
   * to the byte, which need not be text.
   */
  String asShellText();

  /** The program and its arguments. */
  List<String> command();

  /** The variables it sees when we have these. */
  Environment environment(Environment ours);

  /** Tidies up when a program that was started as our child has ended. */
  default void ended() {}
}
