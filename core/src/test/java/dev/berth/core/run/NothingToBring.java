package dev.berth.core.run;

import dev.berth.core.publish.PublishListener;
import dev.berth.core.publish.Publishers;

/** Of an engine that has all the images it needs: a test in which it lacks one fails. */
final class NothingToBring implements ImageListener, StoreAccess {

  @Override
  public void pulling(String image) {
    throw new IllegalStateException(image + " is not there");
  }

  @Override
  public void pullStatus(String status) {
    throw new IllegalStateException("nothing is pulled: " + status);
  }

  @Override
  public void pulled(String image) {
    throw new IllegalStateException(image + " is not there");
  }

  @Override
  public PublishListener loading(String image) {
    throw new IllegalStateException(image + " is not there");
  }

  @Override
  public Publishers publishers() {
    throw new IllegalStateException("nothing comes from the store");
  }
}
