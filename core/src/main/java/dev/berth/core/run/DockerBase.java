package dev.berth.core.run;

import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.PullListener;
import dev.berth.core.function.PullPolicy;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a build begins with, brought to the Engine before the build begins: with the credentials of
 * the user, which an Engine that builds does not have, or out of our store.
 */
record DockerBase(DockerEngine engine, StoreAccess store, ImageListener listener) {

  /** The name by which {@code FROM} means this image. */
  String bring(WorkloadImage image) throws IOException {
    if (image instanceof WorkloadImage.Stored stored) {
      return bring(stored);
    }
    WorkloadImage.Named named = (WorkloadImage.Named) image;
    ImageReference reference = named.reference().withDefaultTag();
    String name = reference.familiar();
    boolean there = engine.images().find(name).isPresent();
    if (!there && named.pullPolicy() == PullPolicy.NEVER) {
      throw MissingImageException.neverPulled(name);
    }
    if (!there || named.pullPolicy() == PullPolicy.ALWAYS) {
      listener.pulling(name);
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
      listener.pulled(name);
    }
    return name;
  }

  private String bring(WorkloadImage.Stored stored) throws IOException {
    String name = stored.name().familiar();
    Digest config = stored.image().manifest().config().digest();
    Digest manifest = stored.image().descriptor().digest();
    Optional<Digest> there =
        engine
            .images()
            .find(name)
            .map(found -> found.id())
            .filter(id -> isOne(id, config, manifest));
    if (there.isEmpty()) {
      // An Engine that has the image under another name is told this one only.
      store
          .publishers()
          .forLocation(new ImageLocation.DockerDaemon(Optional.of(stored.name()), Optional.empty()))
          .publish(stored.image(), List.of(stored.name()), listener.loading(name));
    }
    return name;
  }

  private static boolean isOne(Digest id, Digest config, Digest manifest) {
    return id.equals(config) || id.equals(manifest);
  }
}
