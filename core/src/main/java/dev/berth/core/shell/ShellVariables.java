package dev.berth.core.shell;

import dev.berth.core.io.Environment;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the scripts of an environment do to the variables that a shell exports, without a shell: for
 * programs that we start, and for those that ask what would change.
 *
 * <p>What an activation changed it remembers in variables of its own, which every program and shell
 * inherits: {@code BERTH_CHANGED} has the names, {@code BERTH_SET_x} what {@code x} was set to,
 * {@code BERTH_WAS_x} what it was before; each is unset where {@code x} was.
 *
 * @param environment the variables as they are now
 */
public record ShellVariables(Environment environment) {

  private static final String CHANGED = "BERTH_CHANGED";
  private static final String UNEXPORTED = "BERTH_UNEXPORTED";
  private static final String SET = "BERTH_SET_";
  private static final String WAS = "BERTH_WAS_";
  private static final String RUNTIME = "BERTH_RUNTIME";
  private static final String PREFIX = "VIRTUAL_ENV";
  private static final String PATH = "PATH";
  private static final Pattern SPACE = Pattern.compile(" ");

  /** The runtime that is active, by name and version: {@code demo@0123456789ab}. */
  public Optional<String> activeRuntime() {
    return environment.find(CHANGED).flatMap(changed -> environment.find(SET + RUNTIME));
  }

  /** The variables when this environment is active, and what was active before is left. */
  public Environment activated(Activation activation) {
    Map<String, String> variables = new TreeMap<>(left().variables());
    Changes changes = new Changes(variables);
    String path = variables.getOrDefault(PATH, "");
    changes.set(PATH, activation.bin() + (path.isEmpty() ? "" : File.pathSeparator + path));
    changes.set(PREFIX, activation.prefix().toString());
    changes.set("VIRTUAL_ENV_PROMPT", activation.name());
    changes.set(RUNTIME, activation.runtime());
    if (variables.containsKey("PYTHONHOME")) {
      changes.unset("PYTHONHOME");
    }
    activation.variables().forEach(changes::set);
    return new Environment(variables);
  }

  /** Changes which are remembered in the variables themselves. */
  private record Changes(Map<String, String> variables) {

    void set(String name, String value) {
      unset(name);
      variables.put(name, value);
      variables.put(SET + name, value);
    }

    void unset(String name) {
      variables.remove(SET + name);
      restore(variables, WAS + name, Optional.ofNullable(variables.remove(name)));
      variables.merge(CHANGED, name, (before, one) -> before + " " + one);
    }
  }

  /** The variables when what is active is left. Those that somebody changed since stay as is. */
  public Environment left() {
    Map<String, String> variables = new TreeMap<>(environment.variables());
    String entry = variables.getOrDefault(SET + PREFIX, "") + "/bin";
    for (String name : SPACE.split(variables.getOrDefault(CHANGED, ""))) {
      Optional<String> now = Optional.ofNullable(variables.get(name));
      Optional<String> ours = Optional.ofNullable(variables.remove(SET + name));
      Optional<String> was = Optional.ofNullable(variables.remove(WAS + name));
      if (name.isEmpty()) {
        continue;
      }
      if (now.equals(ours)) {
        restore(variables, name, was);
      } else if (name.equals(PATH)) {
        restore(variables, name, now.map(path -> without(entry, path)));
      }
    }
    variables.remove(CHANGED);
    variables.remove(UNEXPORTED);
    return new Environment(variables);
  }

  private static void restore(Map<String, String> variables, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> variables.put(name, text), () -> variables.remove(name));
  }

  private static String without(String entry, String path) {
    List<String> entries =
        new ArrayList<>(List.of(path.split(Pattern.quote(File.pathSeparator), -1)));
    entries.remove(entry);
    return String.join(File.pathSeparator, entries);
  }

  /**
   * What has to be done to come from here to there: the new value of each variable that differs,
   * nothing for one to be unset; sorted by name.
   */
  public Map<String, Optional<String>> changesTo(Environment there) {
    Map<String, Optional<String>> changes = new TreeMap<>();
    environment.variables().keySet().forEach(name -> changes.put(name, Optional.empty()));
    there.variables().forEach((name, value) -> changes.put(name, Optional.of(value)));
    environment.variables().forEach((name, value) -> changes.remove(name, Optional.of(value)));
    return changes;
  }
}
