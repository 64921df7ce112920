package dev.berth.cli.console;

import dev.berth.core.Problem;
import dev.berth.core.build.BuildListener;
import dev.berth.core.layer.Layer;
import dev.berth.core.layer.LayerRecipe;
import dev.berth.core.layer.PathConflict;
import java.util.List;

/** Says a line for each layer that is made. */
public final class BuildProgress implements BuildListener {

  private final Console console;

  public BuildProgress(Console console) {
    this.console = console;
  }

  @Override
  public void assembled(LayerRecipe recipe, Layer layer) {
    console.note("Made layer " + layer.title() + " (" + Sizes.of(layer.descriptor().size()) + ")");
  }

  @Override
  public void conflicting(PathConflict conflict) {
    List<String> wheels = conflict.wheels();
    console.warn(
        Problem.of("several wheels bring `" + conflict.path() + "` with different content")
            .because("they are " + String.join(", ", wheels))
            .because("the image has the one of " + wheels.get(wheels.size() - 1)));
  }
}
