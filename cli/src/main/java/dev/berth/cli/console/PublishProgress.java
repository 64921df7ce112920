package dev.berth.cli.console;

import dev.berth.core.oci.ImageLocation;
import dev.berth.core.publish.PublishListener;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Shows how far an image is on its way to a destination. */
public final class PublishProgress implements PublishListener, AutoCloseable {

  private final Console console;
  private @Nullable ProgressBar bar;

  public PublishProgress(Console console) {
    this.console = console;
  }

  @Override
  public void publishing(ImageLocation destination, long bytes) {
    if (console.showsProgress()) {
      bar = console.byteBar("To " + destination, bytes);
    }
  }

  @Override
  public void progressed(long bytes) {
    if (bar != null) {
      bar.stepBy(bytes);
    }
  }

  @Override
  public void waiting(String status) {
    if (bar != null) {
      bar.setExtraMessage(" " + status);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      console.err().println();
      bar = null;
    }
  }
}
