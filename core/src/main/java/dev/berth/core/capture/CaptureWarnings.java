package dev.berth.core.capture;

import dev.berth.core.Problem;
import dev.berth.core.python.SitePackages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is odd about an environment and yet lets it be captured. */
final class CaptureWarnings {

  private static final int MOST_SHOWN = 8;

  private final FoundEnvironment environment;

  CaptureWarnings(FoundEnvironment environment) {
    this.environment = environment;
  }

  List<Problem> of(Interpreter python, SitePackages site) throws IOException {
    List<Problem> warnings = new ArrayList<>();
    python
        .fault()
        .ifPresent(
            fault ->
                warnings.add(
                    Problem.of(
                            "the Python of "
                                + environment.description()
                                + " cannot be asked; what is in it was read from its files")
                        .because(fault)));
    site.unreadable()
        .forEach(
            (metadata, reason) ->
                warnings.add(
                    Problem.of("`" + metadata.getFileName() + "` is of no package that can be told")
                        .because("in `" + metadata.getParent() + "`: " + reason)));
    if (environment.kind() == FoundEnvironment.Kind.VENV) {
      List<Path> loose = site.unowned(environment.prefix());
      if (!loose.isEmpty()) {
        warnings.add(loose(loose));
      }
    }
    return warnings;
  }

  private static Problem loose(List<Path> files) {
    String names =
        EnvironmentException.quoted(
            files.stream().limit(MOST_SHOWN).map(file -> file.getFileName().toString()).toList());
    String more = files.size() > MOST_SHOWN ? " and " + (files.size() - MOST_SHOWN) + " more" : "";
    return Problem.of("what belongs to no package is not captured: " + names + more)
        .because("in `" + files.get(0).getParent() + "`")
        .hint("list what the program needs under `files:` in runtime.yaml");
  }
}
