package dev.berth.core.publish;

import dev.berth.core.build.Image;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.store.Store;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that publishes an image of many megabytes, for tests that kill it. */
final class PublishProcess {

  private PublishProcess() {}

  /** Arguments: the store, and where the image goes. */
  public static void main(String[] args) throws IOException {
    Store store = Store.open(Path.of(args[0]));
    new Publishers(
            store,
            () -> {
              throw new IllegalStateException("no Docker Engine is needed");
            })
        .forLocation(ImageLocation.parse(args[1]))
        .publish(image(store), List.of(ImageReference.parse("demo")), PublishListener.NONE);
  }

  static Image image(Store store) {
    byte[] noise = new byte[120_000_000];
    new java.util.Random(3).nextBytes(noise);
    return TestImages.in(store.blobs())
        .layer("noise", new TestImages.Tar().file("noise", 0644, noise))
        .build("/bin/sh");
  }
}
