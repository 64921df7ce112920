package dev.berth.core.shell;

import java.util.Map;

/** The function that leaves whatever environment is active in a shell. */
final class LeavingFunction {

  private LeavingFunction() {}

  /** Its text, which defines it under this name. */
  static String in(Shell shell, String name) {
    return ScriptTemplate.of("leave." + shell.language()).fill(Map.of("leave", name));
  }
}
