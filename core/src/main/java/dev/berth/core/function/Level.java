package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.yaml.Findings;
import dev.berth.core.yaml.Value;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** One of the places that say what to run: a part of a file, or one option. */
final class Level {

  private final Action action;
  private final Path folder;
  private final boolean ofFunction;
  private final Function<SourceExcerpt, Origin> origins;
  private final Findings findings;
  private final List<Note> notes;
  private final Settings settings = new Settings();

  /**
   * @param folder where relative paths start
   * @param ofFunction whether it describes the function, whatever is done with it
   * @param origins what a place here is to those who ask where a value came from
   */
  Level(
      Action action,
      Path folder,
      boolean ofFunction,
      Function<SourceExcerpt, Origin> origins,
      Findings findings,
      List<Note> notes) {
    this.action = action;
    this.folder = folder;
    this.ofFunction = ofFunction;
    this.origins = origins;
    this.findings = findings;
    this.notes = notes;
  }

  Action action() {
    return action;
  }

  boolean isOfFunction() {
    return ofFunction;
  }

  Settings settings() {
    return settings;
  }

  /** A path of this computer as it is meant here. */
  Path resolve(String path) {
    return folder.resolve(path).normalize();
  }

  Path folder() {
    return folder;
  }

  /** Keeps a value, or says that it does nothing. */
  <T> void put(Key<T> key, T value, Value from) {
    if (key.actions().contains(action)) {
      settings.put(key, value, origins.apply(from.where()));
    } else if (!ofFunction) {
      note(
          key.name(),
          Problem.of("`" + key.name() + "` does nothing with the action `" + action + "`")
              .because("it is for " + inWords(key)),
          from);
    }
  }

  private static String inWords(Key<?> key) {
    List<String> words =
        key.actions().stream()
            .sorted(Comparator.naturalOrder())
            .map(one -> "`" + one + "`")
            .toList();
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  void report(Problem problem, Value from) {
    findings.add(problem.at(from.where()));
  }

  /**
   * Reports what is not there, unless something else is wrong: it may be there, and have been left
   * out for a mistake.
   */
  void reportMissing(Problem problem, Value from) {
    if (findings.isEmpty()) {
      report(problem, from);
    }
  }

  void note(String key, Problem problem, Value from) {
    notes.add(new Note(key, origins.apply(from.where()).blame(problem)));
  }
}
