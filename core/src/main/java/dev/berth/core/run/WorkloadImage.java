package dev.berth.core.run;

import dev.berth.core.build.Image;
import dev.berth.core.function.PullPolicy;
import dev.berth.core.oci.ImageReference;

/** What a workload runs. */
public sealed interface WorkloadImage {

  /** As people call it. */
  String shown();

  /** An image that the engine has, or a registry. */
  record Named(ImageReference reference, PullPolicy pullPolicy) implements WorkloadImage {

    @Override
    public String shown() {
      return reference.familiar();
    }
  }

  /**
   * An image of our store, which an engine is given when it lacks it.
   *
   * @param name what it is called there: never of another image
   */
  record Stored(Image image, ImageReference name) implements WorkloadImage {

    @Override
    public String shown() {
      return name.familiar();
    }
  }
}
