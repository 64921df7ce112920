package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.core.lock.LockChange;
import dev.berth.core.lock.LockOutcome;
import dev.berth.core.lock.LockState;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.oci.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What locking changed, for people and for programs. */
record LockReport(LockOutcome outcome) {

  /** A line for each change: {@code +} came, {@code -} went, {@code ~} moved. */
  void print(Console console) {
    List<LockChange> changes = outcome.changes();
    for (LockedPlatform locked : outcome.lock().platforms()) {
      List<LockChange> own = changesOf(changes, locked.platform());
      if (!own.isEmpty()) {
        console.out().println(locked.platform());
        own.forEach(change -> console.out().println("  " + line(change)));
      }
    }
    console.note(summary());
  }

  /** What a base brings of itself is too much to read when all of it is new. */
  private List<LockChange> changesOf(List<LockChange> changes, Platform platform) {
    boolean first = outcome.previous().flatMap(lock -> lock.find(platform)).isEmpty();
    return changes.stream()
        .filter(change -> change.platform().equals(platform))
        .filter(change -> !(first && change.kind() == LockChange.Kind.OS_PACKAGE))
        .toList();
  }

  private static String line(LockChange change) {
    String what =
        switch (change.kind()) {
          case PACKAGE, BASE, PYTHON -> change.name();
          case OS_PACKAGE -> "os package " + change.name();
          case LOCAL_WHEEL -> "wheel " + change.name();
          case FILE -> "file " + change.name();
        };
    return ChangeText.line(what, change.before(), change.after());
  }

  private String summary() {
    String file = outcome.file().path().getFileName().toString();
    if (!outcome.written()) {
      return file + " fits already";
    }
    List<String> platforms = new ArrayList<>();
    for (LockedPlatform locked : outcome.lock().platforms()) {
      platforms.add(
          locked.platform()
              + ": "
              + counted(locked.osPackages().size(), "os package")
              + ", "
              + counted(locked.wheels().size() + locked.localWheels().size(), "Python package")
              + ", "
              + counted(locked.files().size(), "file"));
    }
    return "Wrote " + file + " (" + String.join("; ", platforms) + ")";
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", outcome.file().path().toString());
    json.put("written", outcome.written());
    json.put(
        "platforms",
        outcome.lock().platforms().stream().map(one -> one.platform().toString()).toList());
    json.put("changes", outcome.changes().stream().map(ChangeText::json).toList());
    return json;
  }

  /** What {@code --check} found. */
  static Map<String, Object> json(LockState state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", state.file().path().toString());
    json.put("there", state.lock().isPresent());
    json.put("fits", state.isFresh());
    json.put("changes", state.changes());
    return json;
  }
}
