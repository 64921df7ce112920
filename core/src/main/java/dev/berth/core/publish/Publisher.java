package dev.berth.core.publish;

import dev.berth.core.build.Image;
import dev.berth.core.oci.ImageReference;
import java.io.IOException;
import java.util.List;

/** Brings images to one destination. */
public interface Publisher {

  /**
   * Brings an image to the destination, whole: after a failure, or a kill at any moment, what was
   * there before is there still.
   *
   * @param names what to call it there, at least one; a destination that has a name of its own
   *     ({@code oci:out:1.0}) is called by that
   * @throws dev.berth.core.BerthException when the destination cannot take it
   */
  Published publish(Image image, List<ImageReference> names, PublishListener listener)
      throws IOException;
}
