package dev.berth.core.run;

import dev.berth.core.docker.DockerEngine;
import dev.berth.core.function.PullPolicy;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageReference;
import java.io.IOException;
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
      delivery().fromRegistry(reference);
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
      delivery().fromStore(stored);
    }
    return name;
  }

  private ImageDelivery delivery() {
    return new ImageDelivery(engine, store, listener);
  }

  private static boolean isOne(Digest id, Digest config, Digest manifest) {
    return id.equals(config) || id.equals(manifest);
  }
}
