package dev.berth.core.python;

/**
 * A command that a distribution offers: {@code name = module:attribute} (entry points
 * specification, groups {@code console_scripts} and {@code gui_scripts}).
 *
 * @param name the command
 * @param module imported for it
 * @param attribute called for it, dotted
 */
public record EntryPoint(String name, String module, String attribute) {

  /** The same program as another command. */
  EntryPoint named(String other) {
    return new EntryPoint(other, module, attribute);
  }

  /** The program that is installed for the command. */
  String script(String shebang) {
    String first =
        attribute.contains(".") ? attribute.substring(0, attribute.indexOf('.')) : attribute;
    return shebang
        + "# -*- coding: utf-8 -*-\n"
        + "import sys\n"
        + "from "
        + module
        + " import "
        + first
        + "\n"
        + "\n"
        + "if __name__ == \"__main__\":\n"
        + "    sys.exit("
        + attribute
        + "())\n";
  }
}
