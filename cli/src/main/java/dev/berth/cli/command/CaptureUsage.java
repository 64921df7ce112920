package dev.berth.cli.command;

import dev.berth.cli.option.CaptureOptions;
import dev.berth.cli.option.EnvironmentOptions;
import dev.berth.core.capture.CaptureSource;
import dev.berth.core.spec.RuntimeTemplate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Which options make sense with an environment that is captured, and which only without one. */
record CaptureUsage(CommandLine commandLine) {

  /** What decides about single packages of an environment. */
  private static final List<String> CHOICES =
      List.of(
          "--skip",
          "--from-index",
          "--wheel",
          "--include-local-wheels",
          "--allow-conflicts",
          "--base",
          "--include-editable");

  /** What is about where a captured runtime goes. */
  private static final List<String> PLACES = List.of("--output", "--name", "--force");

  /** What is about a lock that is there. */
  private static final List<String> LOCKS =
      List.of("--locked", "--frozen", "--upgrade", "--upgrade-package");

  /** For a build of a runtime.yaml. */
  void requireNoChoices() {
    requireNone(CHOICES, "is about an environment: name one with `--venv`, `--conda` or `--shell`");
    requireNone(PLACES, "is about an environment: name one with `--venv`, `--conda` or `--shell`");
  }

  /** For a first runtime.yaml that is not written from an environment. */
  void requireNoChoicesWithout(String from) {
    String why = "is about an environment: name one with `" + from + "`";
    requireNone(CHOICES, why);
    requireNone(List.of("--platform", "--offline"), why);
  }

  /** For a build of an environment. */
  void requireFitting(EnvironmentOptions options) {
    if (commandLine.getParseResult().hasMatchedPositional(0)) {
      throw usage("give either a runtime.yaml or an environment, not both");
    }
    requireNone(LOCKS, "is about a runtime.yaml, and an environment is built");
    requireFitting(options.source().orElseThrow(), options.capture(), options.name());
  }

  /** For everything that captures. */
  void requireFitting(CaptureSource source, CaptureOptions options, Optional<String> name) {
    name.flatMap(RuntimeTemplate::findMistakeInName)
        .ifPresent(
            mistake -> {
              throw usage(mistake);
            });
    if (source instanceof CaptureSource.Docker) {
      requireNone(CHOICES, "is about the packages of an environment, and an image is taken whole");
    }
    if (options.asksForEditable()) {
      throw usage(
          "`--include-editable`: a folder that is imported from where it is cannot go into an"
              + " image; build its wheel with `pip wheel --no-deps FOLDER` and pass it with"
              + " `--wheel FILE`");
    }
  }

  private void requireNone(List<String> options, String why) {
    for (String option : options) {
      if (commandLine.getParseResult().hasMatchedOption(option)) {
        throw usage("`" + option + "` " + why);
      }
    }
  }

  ParameterException usage(String why) {
    return new ParameterException(commandLine, why);
  }
}
