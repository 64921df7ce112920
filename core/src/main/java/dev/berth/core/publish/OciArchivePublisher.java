package dev.berth.core.publish;

import dev.berth.core.build.Image;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes an image as a tar of an OCI image layout, which {@code docker load} takes too. */
final class OciArchivePublisher implements Publisher {

  private final Store store;
  private final ImageLocation.OciArchive destination;

  OciArchivePublisher(Store store, ImageLocation.OciArchive destination) {
    this.store = store;
    this.destination = destination;
  }

  @Override
  public Published publish(Image image, List<ImageReference> names, PublishListener listener)
      throws IOException {
    new ImageBlobs(image).check(store.blobs());
    List<LayoutName> entries = LayoutName.of(destination.tag(), names);
    List<ImageReference> tags =
        entries.stream().map(entry -> ImageReference.parse(entry.fullName())).toList();
    ImageArchive archive = ImageArchive.of(image, store.blobs(), entries, tags, Set.of());
    listener.publishing(destination, archive.size());
    new ArchiveFile(destination, destination.file()).write(store, archive, listener);
    Published published =
        new Published(
            destination,
            entries.stream().map(this::reference).toList(),
            image.descriptor().digest(),
            archive.size(),
            0);
    listener.published(published);
    return published;
  }

  private String reference(LayoutName entry) {
    return new ImageLocation.OciArchive(destination.file(), Optional.of(entry.tag())).toString();
  }
}
