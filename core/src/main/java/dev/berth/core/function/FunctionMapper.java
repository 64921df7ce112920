package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.ListValue;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.TextValue;
import dev.berth.core.yaml.Wording;
import java.util.regex.Pattern;

/** Keeps what a function, or an option that speaks of one, says. */
final class FunctionMapper {

  /** As a runtime is told from a path on the command line. */
  private static final Pattern PATH =
      Pattern.compile("\\.\\.?|.*\\.ya?ml|(?!([^/]*)/version/[^/]*$).*/.*", Pattern.DOTALL);

  private final MapValue values;
  private final Level level;

  FunctionMapper(MapValue values, Level level) {
    this.values = values;
    this.level = level;
  }

  void map() {
    text(Keys.PROJECT);
    text(Keys.NAME);
    text(Keys.UUID);
    text(Keys.DESCRIPTION);
    values
        .list(Keys.LABELS.name())
        .ifPresent(list -> level.put(Keys.LABELS, new Words(list.strings()), list));
    values.truth("embedded").ifPresent(this::noteEmbedded);
    pullPolicy(values, level);
    values.list(Keys.COMMAND.name()).ifPresent(this::command);
    values
        .text(Keys.RUNTIME.name())
        .ifPresent(
            runtime -> {
              boolean build = level.action() == Action.BUILD;
              refuseBoth(build ? Keys.BASE_IMAGE : Keys.IMAGE, runtime);
              level.put(build ? Keys.BASE_RUNTIME : Keys.RUNTIME, runtime(runtime.text()), runtime);
            });
    new SourceMapper(values, level).map();
  }

  /** The images of the function itself; those of a task say something else. */
  void mapImages() {
    image("image", level.action() == Action.BUILD ? Keys.FUNCTION_IMAGE : Keys.IMAGE);
    image("base_image", Keys.BASE_IMAGE);
  }

  private void image(String name, Key<ImageReference> key) {
    values.text(name).ifPresent(image -> level.put(key, ImageReference.parse(image.text()), image));
  }

  static void pullPolicy(MapValue values, Level level) {
    values
        .text(Keys.PULL_POLICY.name())
        .ifPresent(policy -> level.put(Keys.PULL_POLICY, PullPolicy.of(policy.text()), policy));
  }

  private void text(Key<String> key) {
    values
        .text(key.name())
        .filter(value -> !value.text().isEmpty())
        .ifPresent(value -> level.put(key, value.text(), value));
  }

  private void noteEmbedded(Value.TruthValue embedded) {
    if (embedded.truth()) {
      level.note(
          "embedded",
          Problem.of("`embedded` does nothing").because("it is about the file of a project"),
          embedded);
    }
  }

  /** Which of the two is meant nobody can say. */
  private void refuseBoth(Key<ImageReference> image, TextValue runtime) {
    values
        .text(image.name())
        .ifPresent(
            other ->
                level.report(
                    Problem.of("`" + image.name() + "` and `runtime` cannot both be given")
                        .because("each says which image is meant")
                        .hint("leave out one of them"),
                    runtime.where().line() > other.where().line() ? runtime : other));
  }

  private String runtime(String name) {
    return PATH.matcher(name).matches() ? level.resolve(name).toString() : name;
  }

  private void command(ListValue command) {
    if (!command.single()) {
      level.put(Keys.COMMAND, new Words(command.strings()), command);
      return;
    }
    try {
      ShellWords split = ShellWords.split(command.strings().get(0));
      split.shellSyntax().ifPresent(syntax -> noteShell(syntax, command));
      level.put(Keys.COMMAND, new Words(split.words()), command);
    } catch (IllegalArgumentException e) {
      level.report(
          Problem.of("`command` cannot be split into words")
              .because(String.valueOf(e.getMessage())),
          command);
    }
  }

  private void noteShell(String syntax, Value command) {
    if (Keys.COMMAND.actions().contains(level.action())) {
      level.note(
          Keys.COMMAND.name(),
          Problem.of("no shell runs `command`")
              .because("`" + Wording.shown(syntax) + "` is given to the program as it is")
              .hint("write `[sh, -c, \"…\"]` to have a shell run it"),
          command);
    }
  }
}
