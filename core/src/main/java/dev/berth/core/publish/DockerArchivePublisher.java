package dev.berth.core.publish;

import dev.berth.core.build.Image;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes an image as {@code docker save} does, with its layers compressed as they are. */
final class DockerArchivePublisher implements Publisher {

  private final Store store;
  private final ImageLocation.DockerArchive destination;

  DockerArchivePublisher(Store store, ImageLocation.DockerArchive destination) {
    this.store = store;
    this.destination = destination;
  }

  @Override
  public Published publish(Image image, List<ImageReference> names, PublishListener listener)
      throws IOException {
    new ImageBlobs(image).check(store.blobs());
    List<ImageReference> tags = Publishers.namesAt(destination.reference(), names);
    ImageArchive archive =
        ImageArchive.of(
            image, store.blobs(), LayoutName.of(Optional.empty(), tags), tags, Set.of());
    listener.publishing(destination, archive.size());
    new ArchiveFile(destination, destination.file()).write(store, archive, listener);
    Published published =
        new Published(
            destination,
            tags.stream()
                .map(tag -> new ImageLocation.DockerArchive(destination.file(), Optional.of(tag)))
                .map(ImageLocation::toString)
                .toList(),
            image.descriptor().digest(),
            archive.size(),
            0);
    listener.published(published);
    return published;
  }
}
