package dev.berth.core.build;

import dev.berth.core.layer.PythonLayers;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.UserStep;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import java.util.List;

/** What an image will be made of, before anything is made. */
public final class ImagePlan {

  private final BuildRequest request;
  private final LockedPlatform locked;
  private final Digest version;
  private final BaseImage base;
  private final ExecutionSettings execution;
  private final CommandSettings commands;
  private final PythonLayers python;
  private final List<UserStep> steps;
  private final List<PlannedLayer> layers;

  ImagePlan(
      BuildRequest request,
      LockedPlatform locked,
      Digest version,
      BaseImage base,
      ExecutionSettings execution,
      CommandSettings commands,
      PythonLayers python,
      List<UserStep> steps,
      List<PlannedLayer> layers) {
    this.request = request;
    this.locked = locked;
    this.version = version;
    this.base = base;
    this.execution = execution;
    this.commands = commands;
    this.python = python;
    this.steps = List.copyOf(steps);
    this.layers = List.copyOf(layers);
  }

  /** What was asked for. */
  public BuildRequest request() {
    return request;
  }

  /** What is locked for the image's platform. */
  public LockedPlatform locked() {
    return locked;
  }

  /** Everything that goes in, as one digest. */
  public Digest version() {
    return version;
  }

  /** The layers of the base image that are taken as they are; none when the base is assembled. */
  public List<Descriptor> baseLayers() {
    return base.layers();
  }

  /** The layers on top of those, lowest first. */
  public List<PlannedLayer> layers() {
    return layers;
  }

  BaseImage base() {
    return base;
  }

  ExecutionSettings execution() {
    return execution;
  }

  /** What is the user's own, in its order. */
  List<UserStep> steps() {
    return steps;
  }

  CommandSettings commands() {
    return commands;
  }

  PythonLayers python() {
    return python;
  }
}
