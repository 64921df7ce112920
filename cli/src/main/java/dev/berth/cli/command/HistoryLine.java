package dev.berth.cli.command;

import dev.berth.core.lock.LockChange;
import dev.berth.core.lock.LockChange.Kind;
import dev.berth.core.version.SettingChange;
import dev.berth.core.version.VersionDiff;
import dev.berth.core.version.VersionStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A version in the history of its runtime: what it changed, in a few words. */
record HistoryLine(VersionStep step) {

  /** More of a kind than this are counted only. */
  private static final int NAMED = 4;

  /** What people most want to know comes first: what does not fit the line is cut off. */
  String summary() {
    if (step.before().isEmpty()) {
      return "the first that is left";
    }
    if (step.changes().isEmpty()) {
      return "unknown: " + step.fault().orElse("");
    }
    VersionDiff diff = step.changes().get();
    List<String> words = new ArrayList<>();
    add(words, diff, Kind.PACKAGE, "packages", LockChange::name);
    add(words, diff, Kind.LOCAL_WHEEL, "wheels", change -> "wheel " + fileName(change.name()));
    add(words, diff, Kind.FILE, "files", change -> "file " + change.name());
    add(words, diff, Kind.PYTHON, "Pythons", change -> "Python");
    add(words, diff, Kind.OS_PACKAGE, "os packages", change -> "os package " + change.name());
    add(words, diff, Kind.BASE, "parts of the base", change -> "base " + change.name());
    settings(diff.settings()).forEach(words::add);
    diff.onlyAfter().forEach(platform -> words.add("+" + platform));
    diff.onlyBefore().forEach(platform -> words.add("-" + platform));
    return words.isEmpty() ? "the order of what it holds" : String.join(", ", words);
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The same change for several platforms is one. */
  private static void add(
      List<String> words,
      VersionDiff diff,
      Kind kind,
      String many,
      Function<LockChange, String> name) {
    List<String> changes =
        diff.changes().stream()
            .filter(change -> change.kind() == kind)
            .map(change -> inShort(name.apply(change), change.before(), change.after()))
            .distinct()
            .toList();
    if (changes.size() > NAMED) {
      words.add(changes.size() + " " + many);
    } else {
      words.addAll(changes);
    }
  }

  private static String inShort(String name, Optional<String> before, Optional<String> after) {
    boolean version = before.isPresent() && after.isPresent() && !isDigest(after.get());
    String sign = before.isEmpty() ? "+" : after.isEmpty() ? "-" : version ? "" : "~";
    return sign + name + (version ? " " + before.get() + " -> " + after.get() : "");
  }

  /** Digests say nothing in a summary. */
  private static boolean isDigest(String text) {
    return text.matches("(.* )?[0-9a-f]{12}( executable)?");
  }

  private static Stream<String> settings(List<SettingChange> settings) {
    return settings.size() > NAMED
        ? Stream.of(settings.size() + " settings")
        : settings.stream()
            .map(
                change ->
                    (change.before().isEmpty() ? "+" : change.after().isEmpty() ? "-" : "~")
                        + change.name());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(VersionJson.of(step.entry()));
    step.before().ifPresent(before -> json.put("before", before.runtime().version().toString()));
    step.changes()
        .ifPresent(
            diff -> {
              json.put("changes", diff.changes().stream().map(ChangeText::json).toList());
              json.put("settings", diff.settings().stream().map(ChangeText::json).toList());
            });
    step.fault().ifPresent(fault -> json.put("fault", fault));
    return json;
  }
}
