package dev.berth.cli.console;

import dev.berth.core.publish.PublishListener;
import dev.berth.core.run.ImageListener;

/** Shows how an engine comes to an image that it lacks. */
public final class ImageProgress implements ImageListener, AutoCloseable {

  private static final int WIDTH = 78;

  private final Console console;
  private final PublishProgress loading;

  public ImageProgress(Console console) {
    this.console = console;
    this.loading = new PublishProgress(console);
  }

  @Override
  public void pulling(String image) {
    console.note("Pulling " + image);
  }

  /** The last word on one line: the engine has a line for each layer, many times a second. */
  @Override
  public void pullStatus(String status) {
    show(status.length() > WIDTH ? status.substring(0, WIDTH) : status);
  }

  @Override
  public void pulled(String image) {
    show("");
    console.note("Pulled " + image);
  }

  private void show(String line) {
    if (console.showsProgress()) {
      console.err().print("\r" + line + " ".repeat(WIDTH - line.length()) + "\r");
      console.err().flush();
    }
  }

  @Override
  public PublishListener loading(String image) {
    console.note("Loading " + image + " into the Docker Engine");
    return loading;
  }

  @Override
  public void close() {
    loading.close();
  }
}
