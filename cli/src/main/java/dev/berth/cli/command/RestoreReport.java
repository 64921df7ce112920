package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.core.env.EnvironmentRecord;
import dev.berth.core.env.RestoredEnvironment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What restoring came to, for people and for programs. */
record RestoreReport(RestoredEnvironment restored, Duration time) {

  /** The summary, which is not the answer, beside the environment's folder, which is. */
  void print(Console console) {
    EnvironmentRecord record = restored.record();
    console.note("");
    console.note(
        (restored.made() ? "Restored " : "Nothing to do: there is ")
            + record.name()
            + "@"
            + record.version().shortHex()
            + " for "
            + record.platform());
    console.note(
        "  python    "
            + record.interpreter().version()
            + " ("
            + record.interpreter().executable()
            + ")");
    console.note("  packages  " + record.wheels().size());
    console.note("  time      " + seconds() + " s");
    console.note("");
    console.note("next: . " + quoted(record.prefix() + "/bin/activate"));
    console.out().println(record.prefix());
  }

  private static String quoted(String path) {
    return path.matches("[\\w/.,:@%+=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%.2f", time.toMillis() / 1000.0);
  }

  Map<String, Object> json() {
    EnvironmentRecord record = restored.record();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", record.name());
    json.put("version", record.version().toString());
    json.put("platform", record.platform().toString());
    json.put("prefix", record.prefix().toString());
    Map<String, Object> python = new LinkedHashMap<>();
    python.put("version", record.interpreter().version());
    python.put("executable", record.interpreter().executable().toString());
    json.put("python", python);
    json.put("packages", record.wheels().size());
    json.put("variables", record.variables());
    json.put("made", restored.made());
    json.put("seconds", time.toMillis() / 1000.0);
    return json;
  }
}
