package dev.berth.core.run;

import dev.berth.core.build.CommandListener;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.publish.PublishListener;

/** Tells how an image goes to the engine before commands are run in it, and ends that on a wish. */
record CommandSending(Interruption interruption, CommandListener listener)
    implements ImageListener {

  @Override
  public PublishListener loading(String image) {
    return new PublishListener() {
      @Override
      public void publishing(ImageLocation destination, long bytes) {
        interruption.check();
        listener.sending(bytes);
      }

      @Override
      public void progressed(long bytes) {
        interruption.check();
        listener.sent(bytes);
      }

      @Override
      public void waiting(String status) {
        interruption.check();
      }
    };
  }

  @Override
  public void pulling(String image) {
    throw new IllegalStateException("an image of our store is in no registry");
  }

  @Override
  public void pullStatus(String status) {
    throw new IllegalStateException("an image of our store is in no registry");
  }

  @Override
  public void pulled(String image) {
    throw new IllegalStateException("an image of our store is in no registry");
  }
}
