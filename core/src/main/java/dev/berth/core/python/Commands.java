package dev.berth.core.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The commands that installing a wheel makes. */
final class Commands {

  private static final PackageName PIP = PackageName.parse("pip");
  private static final Pattern VERSIONED_PIP = Pattern.compile("pip\\d+(\\.\\d+)?");

  private Commands() {}

  /**
   * The wheel's entry points; pip's own with the versions of this Python, whatever version built
   * the wheel, as pip does for itself.
   */
  static List<EntryPoint> of(Wheel wheel, PythonVersion python) {
    List<EntryPoint> commands = new ArrayList<>(wheel.entryPoints());
    if (wheel.name().name().equals(PIP)) {
      commands.removeIf(command -> VERSIONED_PIP.matcher(command.name()).matches());
      for (EntryPoint command : List.copyOf(commands)) {
        if (command.name().equals("pip")) {
          commands.add(command.named("pip" + python.major()));
          commands.add(command.named("pip" + python));
        }
      }
    }
    return commands;
  }
}
