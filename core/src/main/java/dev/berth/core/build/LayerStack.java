package dev.berth.core.build;

import dev.berth.core.layer.LayerKey;
import dev.berth.core.layer.LayerOrigin;
import dev.berth.core.layer.PythonLayers;
import dev.berth.core.lock.UserStep;
import dev.berth.core.oci.Descriptor;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the layers of an image in their order: packages first, since they change least; then what is
 * the user's own, in the order of runtime.yaml. The environment is there before the first command.
 */
final class LayerStack {

  private final List<LayerOrigin> layers = new ArrayList<>();
  private final BaseImage base;
  private final PythonLayers python;
  private final CommandSettings settings;

  LayerStack(BaseImage base, PythonLayers python, CommandSettings settings) {
    this.base = base;
    this.python = python;
    this.settings = settings;
  }

  /**
   * The layers, lowest first.
   *
   * @param distribution those of a base that is assembled
   */
  List<LayerOrigin> of(List<? extends LayerOrigin> distribution, List<UserStep> steps) {
    layers.addAll(distribution);
    layers.addAll(python.packages());
    boolean environment = false;
    int commands = 0;
    int groups = 0;
    for (UserStep step : steps) {
      if (step instanceof UserStep.Files files) {
        layers.add(python.files(files.files(), groups++));
      } else {
        if (!environment) {
          layers.add(python.environment());
          environment = true;
        }
        UserStep.Command command = (UserStep.Command) step;
        layers.add(new CommandLayer(++commands, command.line(), below(), settings));
      }
    }
    if (!environment) {
      layers.add(python.environment());
    }
    return layers;
  }

  private LayerKey below() {
    List<String> inputs = new ArrayList<>();
    base.layers().stream().map(Descriptor::digest).forEach(layer -> inputs.add(layer.toString()));
    layers.forEach(layer -> inputs.add(layer.key().digest().toString()));
    return new LayerKey(inputs);
  }
}
