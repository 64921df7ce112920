package dev.berth.core.run;

import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.PullListener;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The two ways in which an Engine gets an image that it lacks. */
record ImageDelivery(DockerEngine engine, StoreAccess store, ImageListener listener) {

  /** From its registry, with the credentials of the user. */
  void fromRegistry(ImageReference reference) {
    listener.pulling(reference.familiar());
    engine
        .images()
        .pull(
            reference,
            new PullListener() {
              @Override
              public void status(String text) {
                listener.pullStatus(text);
              }
            });
    listener.pulled(reference.familiar());
  }

  /** Out of our store, by the name that it has there. */
  void fromStore(WorkloadImage.Stored stored) throws IOException {
    store
        .publishers()
        .forLocation(new ImageLocation.DockerDaemon(Optional.of(stored.name()), Optional.empty()))
        .publish(
            stored.image(), List.of(stored.name()), listener.loading(stored.name().familiar()));
  }
}
