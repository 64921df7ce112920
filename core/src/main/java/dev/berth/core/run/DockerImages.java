package dev.berth.core.run;

import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.ContainerPlan;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.function.PullPolicy;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageReference;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes containers, and brings their images when the Engine lacks them. It is asked for the
 * container at once: most of the time the image is there, and no question was needed.
 */
final class DockerImages {

  private final DockerEngine engine;
  private final ImageDelivery delivery;

  DockerImages(DockerEngine engine, StoreAccess store, ImageListener listener) {
    this.engine = engine;
    this.delivery = new ImageDelivery(engine, store, listener);
  }

  /**
   * Makes a container.
   *
   * @param plan for the image that the Engine knows by this name or id
   */
  ContainerId create(WorkloadImage image, Function<String, ContainerPlan> plan) throws IOException {
    return image instanceof WorkloadImage.Stored stored
        ? create(stored, plan)
        : create((WorkloadImage.Named) image, plan);
  }

  private ContainerId create(WorkloadImage.Named named, Function<String, ContainerPlan> plan) {
    ImageReference reference = named.reference().withDefaultTag();
    String name = reference.familiar();
    if (named.pullPolicy() == PullPolicy.ALWAYS) {
      delivery.fromRegistry(reference);
    }
    Optional<ContainerId> created = engine.containers().create(plan.apply(name));
    if (created.isPresent()) {
      return created.get();
    }
    if (named.pullPolicy() == PullPolicy.NEVER) {
      throw MissingImageException.neverPulled(name);
    }
    delivery.fromRegistry(reference);
    return engine
        .containers()
        .create(plan.apply(name))
        .orElseThrow(() -> MissingImageException.gone(name));
  }

  /**
   * An Engine calls an image by its configuration, or by its manifest where containerd keeps it.
   */
  private ContainerId create(WorkloadImage.Stored stored, Function<String, ContainerPlan> plan)
      throws IOException {
    Digest config = stored.image().manifest().config().digest();
    Optional<ContainerId> created = engine.containers().create(plan.apply(config.toString()));
    if (created.isPresent()) {
      return created.get();
    }
    Digest manifest = stored.image().descriptor().digest();
    if (!engine.images().has(manifest)) {
      delivery.fromStore(stored);
    }
    String id = engine.images().has(config) ? config.toString() : manifest.toString();
    return engine
        .containers()
        .create(plan.apply(id))
        .orElseThrow(() -> MissingImageException.gone(stored.name().familiar()));
  }
}
