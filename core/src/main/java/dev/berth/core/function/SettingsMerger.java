package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.yaml.Findings;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.MapValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts what several places say one over the other, the weakest first. */
final class SettingsMerger {

  /** Images that an option names are the task's. */
  private static final Set<String> IMAGES = Set.of("image", "base_image");

  private final Action action;
  private final Path workingDirectory;
  private final Findings findings;
  private final List<Note> notes;
  private final Settings settings = new Settings();

  SettingsMerger(Action action, Path workingDirectory, Findings findings, List<Note> notes) {
    this.action = action;
    this.workingDirectory = workingDirectory;
    this.findings = findings;
    this.notes = notes;
  }

  Settings settings() {
    return settings;
  }

  /** What a file says of the function itself. */
  void addFunction(MapValue values) {
    Level level = level(values, true);
    FunctionMapper mapper = new FunctionMapper(values, level);
    mapper.map();
    mapper.mapImages();
    settings.overrideWith(level.settings());
  }

  /** What a file says of the task. */
  void addTask(MapValue values) {
    Level level = level(values, false);
    new TaskMapper(values, level).map();
    settings.overrideWith(level.settings());
  }

  /**
   * What the profile decides. As where it comes from, it counts more than files; what it replaces
   * is told. What it does not say it leaves alone.
   */
  void applyProfile(Optional<ProfileFile> profile, List<GivenOption> options) {
    Optional<Sourced<String>> named = settings.find(Keys.PROFILE);
    for (GivenOption option : options) {
      Optional<Sourced<String>> given =
          option.values().text("profile").map(id -> new Sourced<>(id.text(), option.origin()));
      named = given.isPresent() ? given : named;
    }
    if (profile.isPresent()) {
      apply(profile.get(), named);
    } else {
      named.ifPresent(id -> findings.add(unknown(id)));
    }
  }

  private static Problem unknown(Sourced<String> id) {
    return id.origin()
        .blame(Problem.of("the profile `" + id.value() + "` is not known"))
        .hint("pass its file with `--profile-file FILE`");
  }

  private void apply(ProfileFile profile, Optional<Sourced<String>> named) {
    String id = profile.spec().id();
    named
        .filter(other -> !id.isEmpty() && !other.value().equals(id))
        .ifPresent(
            other ->
                findings.add(
                    other
                        .origin()
                        .blame(
                            Problem.of("the profile `" + other.value() + "` is asked for")
                                .because("the profile's file has `" + id + "`"))));
    Level level = level(profile.values(), false);
    new TaskMapper(profile.values(), level).map();
    FunctionMapper.pullPolicy(profile.values(), level);
    profile.values().text("id").ifPresent(text -> level.put(Keys.PROFILE, id, text));
    settings.forEachDifference(
        level.settings(),
        (own, other) ->
            notes.add(
                new Note(
                    own.key(),
                    own.origin()
                        .blame(
                            Problem.of("the profile `" + id + "` replaces `" + own.key() + "`")
                                .because(
                                    "it says `%s` instead of `%s`"
                                        .formatted(other.value(), own.value()))))));
    settings.overrideWith(level.settings());
  }

  /**
   * What options say.
   *
   * @throws InvalidOptionsException when it cannot be
   */
  void addOptions(List<GivenOption> options) {
    List<Problem> problems = new ArrayList<>();
    for (GivenOption option : options) {
      Findings found = new Findings();
      Level level =
          new Level(action, workingDirectory, false, place -> option.origin(), found, notes);
      new FunctionMapper(part(option.values(), true), level).map();
      new TaskMapper(part(option.values(), false), level).map();
      settings.overrideWith(level.settings());
      found.problems().forEach(problem -> problems.add(OptionReader.blame(problem, option.name())));
    }
    if (!problems.isEmpty()) {
      throw new InvalidOptionsException(problems);
    }
  }

  private static MapValue part(MapValue values, boolean ofFunction) {
    Map<String, Value> part = new LinkedHashMap<>();
    values
        .entries()
        .forEach(
            (key, value) -> {
              if (ofFunction == (FunctionShape.isOfFunction(key) && !IMAGES.contains(key))) {
                part.put(key, value);
              }
            });
    return new MapValue(part, values.where());
  }

  private Level level(MapValue values, boolean ofFunction) {
    return new Level(
        action, folderOf(values.where()), ofFunction, Origin.InFile::new, findings, notes);
  }

  private static Path folderOf(SourceExcerpt place) {
    Path parent = place.file().toAbsolutePath().getParent();
    return parent == null ? Path.of("/") : parent;
  }
}
