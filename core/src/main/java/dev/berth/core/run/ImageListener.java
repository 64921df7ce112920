package dev.berth.core.run;

import dev.berth.core.publish.PublishListener;

/** Learns how an engine comes to an image that it lacks. */
public interface ImageListener {

  /** It fetches the image from its registry. */
  void pulling(String image);

  /** How far it is, in the engine's own words. */
  void pullStatus(String status);

  /** It has it. */
  void pulled(String image);

  /** It is given the image out of our store. */
  PublishListener loading(String image);
}
