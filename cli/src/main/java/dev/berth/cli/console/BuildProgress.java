package dev.berth.cli.console;

import dev.berth.core.Problem;
import dev.berth.core.build.BuildListener;
import dev.berth.core.build.CommandLayer;
import dev.berth.core.layer.Layer;
import dev.berth.core.layer.LayerRecipe;
import dev.berth.core.layer.PathConflict;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Says a line for each layer that is made, and what commands say. */
public final class BuildProgress implements BuildListener {

  private final Console console;
  private @Nullable ProgressBar sending;

  public BuildProgress(Console console) {
    this.console = console;
  }

  @Override
  public void assembled(LayerRecipe recipe, Layer layer) {
    console.note("Made layer " + layer.title() + " (" + Sizes.of(layer.descriptor().size()) + ")");
  }

  @Override
  public synchronized void sending(long bytes) {
    if (console.showsProgress()) {
      sending = console.byteBar("To the Docker Engine", bytes);
    } else {
      console.note(
          "Sending what there is so far to the Docker Engine (at most " + Sizes.of(bytes) + ")");
    }
  }

  @Override
  public synchronized void sent(long bytes) {
    if (sending != null) {
      sending.stepBy(bytes);
    }
  }

  private synchronized void endSending() {
    if (sending != null) {
      sending.close();
      console.err().println();
      sending = null;
    }
  }

  @Override
  public void running(CommandLayer command) {
    endSending();
    console.note(command.title());
  }

  @Override
  public void line(String text) {
    console.note("  " + text);
  }

  @Override
  public void collecting() {
    console.note("Taking what the commands wrote from the Docker Engine");
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
