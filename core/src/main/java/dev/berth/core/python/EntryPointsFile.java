package dev.berth.core.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A wheel's {@code entry_points.txt} (entry points specification, "File format"). */
final class EntryPointsFile {

  private static final Pattern DOTTED =
      Pattern.compile(
          "[\\w&&[^0-9]]\\w*(?:\\.[\\w&&[^0-9]]\\w*)*", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern EXTRAS = Pattern.compile("\\s*\\[[^\\]]*\\]\\s*$");
  private static final List<String> GROUPS = List.of("console_scripts", "gui_scripts");

  private EntryPointsFile() {}

  /**
   * Reads the commands of an {@code entry_points.txt}; of a name given twice the last counts.
   *
   * @throws IllegalArgumentException when a command cannot be installed, with the reason
   */
  static List<EntryPoint> parse(String text) {
    Map<String, EntryPoint> commands = new LinkedHashMap<>();
    String group = "";
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        group = line.substring(1, line.length() - 1).strip();
      } else if (GROUPS.contains(group)) {
        EntryPoint command = parseLine(line);
        commands.put(command.name(), command);
      }
    }
    return new ArrayList<>(commands.values());
  }

  private static EntryPoint parseLine(String line) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("`" + line + "` is not `name = module:attribute`");
    }
    String name = line.substring(0, equals).strip();
    if (name.isEmpty()
        || name.equals(".")
        || name.equals("..")
        || name.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
      throw new IllegalArgumentException("`" + name + "` cannot be the name of a command");
    }
    Matcher extras = EXTRAS.matcher(line.substring(equals + 1));
    String object = extras.replaceFirst("").strip();
    String[] parts = object.split(":", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "the command `" + name + "` calls `" + object + "`, expected `module:attribute`");
    }
    String module = parts[0].strip();
    String attribute = parts[1].strip();
    if (!DOTTED.matcher(module).matches() || !DOTTED.matcher(attribute).matches()) {
      throw new IllegalArgumentException(
          "the command `" + name + "` calls `" + object + "`, expected `module:attribute`");
    }
    return new EntryPoint(name, module, attribute);
  }
}
