package dev.berth.core.run;

import dev.berth.core.build.CommandListener;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.publish.PublishListener;

/** Tells how an image goes to the engine before commands are run in it, and ends that on a wish. */
record CommandSending(Interruption interruption, CommandListener listener)
    implements PublishListener {

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
}
