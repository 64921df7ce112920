package dev.berth.core.run;

import dev.berth.core.Problem;
import dev.berth.core.function.Note;
import dev.berth.core.function.PlacementSpec;
import dev.berth.core.function.TaskSettings;
import dev.berth.core.function.TaskSpec;
import java.util.ArrayList;
import java.util.List;

/** What of a build's task a Docker Engine does nothing with. */
final class BuildLimitations {

  private static final String ONE_COMPUTER = "a Docker Engine is one computer";
  private static final String STEPS = "the steps of a build have what the image has";

  private final List<Note> notes = new ArrayList<>();

  private BuildLimitations() {}

  static List<Note> find(TaskSpec.Build task) {
    BuildLimitations found = new BuildLimitations();
    TaskSettings settings = task.settings();
    found.nothing("envs", !settings.envs().isEmpty(), STEPS + "; `ENV NAME=VALUE` sets a variable");
    found.nothing("volumes", !settings.volumes().isEmpty(), STEPS);
    found.nothing(
        "resources",
        !settings.resources().limits().amounts().isEmpty()
            || !settings.resources().requests().amounts().isEmpty()
            || settings.resources().disk().isPresent(),
        "a build gets what the Engine has");
    PlacementSpec placement = settings.placement();
    found.nothing("node_selector", !placement.nodeSelector().isEmpty(), ONE_COMPUTER);
    found.nothing("affinity", placement.affinity().isPresent(), ONE_COMPUTER);
    found.nothing("tolerations", !placement.tolerations().isEmpty(), ONE_COMPUTER);
    found.nothing("runtime_class", placement.runtimeClass().isPresent(), ONE_COMPUTER);
    found.nothing("priority_class", placement.priorityClass().isPresent(), ONE_COMPUTER);
    return List.copyOf(found.notes);
  }

  private void nothing(String key, boolean asked, String why) {
    if (asked) {
      notes.add(new Note(key, Problem.of("`" + key + "` does nothing in a build").because(why)));
    }
  }
}
