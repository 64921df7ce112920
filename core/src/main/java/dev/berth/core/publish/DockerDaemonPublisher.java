package dev.berth.core.publish;

import dev.berth.core.build.Image;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineException;
import dev.berth.core.docker.LoadListener;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Loads an image into the Docker Engine, without the layers that it has. An Engine that has the
 * whole image is only told the names; one that gets no name is known by its id there.
 */
final class DockerDaemonPublisher implements Publisher {

  private final Store store;
  private final ImageLocation.DockerDaemon destination;
  private final Supplier<DockerEngine> engines;

  DockerDaemonPublisher(
      Store store, ImageLocation.DockerDaemon destination, Supplier<DockerEngine> engines) {
    this.store = store;
    this.destination = destination;
    this.engines = engines;
  }

  @Override
  public Published publish(Image image, List<ImageReference> names, PublishListener listener)
      throws IOException {
    ImageBlobs blobs = new ImageBlobs(image);
    blobs.check(store.blobs());
    List<ImageReference> tags = Publishers.namesAt(destination.reference(), names);
    listener.publishing(destination, blobs.size());
    try (DockerEngine engine = engines.get()) {
      Sent sent = bring(image, tags, engine, listener);
      Published published =
          new Published(
              destination,
              tags.stream().map(tag -> "docker-daemon:" + tag.familiar()).toList(),
              image.descriptor().digest(),
              sent.bytes(),
              sent.skipped());
      listener.published(published);
      return published;
    }
  }

  /**
   * What went to the Engine.
   *
   * @param bytes of the archive
   * @param skipped bytes of blobs that the Engine had
   */
  private record Sent(long bytes, long skipped) {}

  private Sent bring(
      Image image, List<ImageReference> tags, DockerEngine engine, PublishListener listener)
      throws IOException {
    Set<Digest> ids = Set.of(image.manifest().config().digest(), image.descriptor().digest());
    for (Digest id : ids) {
      if (engine.images().has(id)) {
        listener.progressed(new ImageBlobs(image).size());
        tags.forEach(tag -> engine.images().tag(id, tag));
        return new Sent(0, new ImageBlobs(image).size());
      }
    }
    Set<Digest> known = knownLayers(image, engine);
    if (!known.isEmpty()) {
      try {
        return load(image, tags, known, ids, engine, listener);
      } catch (EngineException refused) {
        // It lost a layer meanwhile, or keeps them in a way we do not know: then all of them.
        listener.waiting("sending the whole image");
      }
    }
    return load(image, tags, Set.of(), ids, engine, listener);
  }

  private Sent load(
      Image image,
      List<ImageReference> tags,
      Set<Digest> without,
      Set<Digest> ids,
      DockerEngine engine,
      PublishListener listener)
      throws IOException {
    ImageArchive archive =
        ImageArchive.of(image, store.blobs(), LayoutName.of(Optional.empty(), tags), tags, without);
    engine
        .images()
        .load(
            archive,
            new LoadListener() {
              @Override
              public void sent(long bytes) {
                listener.progressed(bytes);
              }

              @Override
              public void status(String text) {
                listener.waiting(text);
              }
            });
    tags.forEach(tag -> engine.images().checkLoaded(tag, ids));
    long skipped =
        new ImageBlobs(image)
            .all().stream()
                .filter(blob -> without.contains(blob.digest()))
                .mapToLong(Descriptor::size)
                .sum();
    listener.progressed(skipped);
    return new Sent(archive.size(), skipped);
  }

  /** The layers that need not be sent, named by their blobs. */
  private static Set<Digest> knownLayers(Image image, DockerEngine engine) {
    int lowest = engine.images().knownLayers(image.config().diffIds());
    List<Descriptor> layers = image.manifest().layers();
    Set<Digest> known = new HashSet<>();
    layers.subList(0, lowest).forEach(layer -> known.add(layer.digest()));
    // A blob that comes twice must be there for the second time.
    layers.subList(lowest, layers.size()).forEach(layer -> known.remove(layer.digest()));
    return known;
  }
}
