package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.ImageProgress;
import dev.berth.cli.console.Json;
import dev.berth.core.function.FunctionRequest;
import dev.berth.core.function.Note;
import dev.berth.core.function.TaskSpec;
import dev.berth.core.io.Signals;
import dev.berth.core.run.BuiltImage;
import dev.berth.core.run.DockerBuild;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A function's action {@code build}: what the build says goes to standard error as it comes, and
 * the image's name is the answer.
 */
record FunctionBuilding(Services services, FunctionRunning running, CommandLine command) {

  /** Options of a run; a build has no container that they could be about. */
  private static final List<String> OF_RUNS =
      List.of(
          "--detach",
          "--timeout",
          "--keep",
          "--name",
          "--interactive",
          "--tty",
          "--secret-env",
          "--gpus",
          "--shm-size",
          "--read-only",
          "--allow-new-privileges",
          "--allow-host-path",
          "--wait",
          "--wait-timeout",
          "--attach",
          "--address");

  /**
   * @param strict whether what does nothing is an error
   */
  int build(FunctionRequest request, boolean useCache, boolean strict, boolean json)
      throws IOException {
    for (String option : OF_RUNS) {
      if (command.getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(
            command, "`" + option + "` is about a run, and not for the action `build`");
      }
    }
    List<Note> notes = new ArrayList<>(request.notes());
    notes.addAll(DockerBuild.limitations((TaskSpec.Build) request.task()));
    new Notes(request, notes).tell(services.console(), services.workingDirectory(), strict);
    try (DockerBuild build = services.dockerBuild(running.wishesOfBuild(request, useCache));
        ImageProgress progress = new ImageProgress(services.console())) {
      for (String signal : new String[] {"INT", "TERM", "HUP"}) {
        Signals.on(signal, build::interrupt);
      }
      print(build.build(request, progress, services.console()::note), json);
    }
    return 0;
  }

  private void print(BuiltImage image, boolean json) {
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("image", image.name().familiar());
      answer.put("id", image.id().toString());
      services.console().out().println(Json.write(answer));
    } else {
      services.console().out().println(image.name().familiar());
    }
  }
}
