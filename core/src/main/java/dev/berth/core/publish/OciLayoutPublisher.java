package dev.berth.core.publish;

import dev.berth.core.build.Image;
import dev.berth.core.io.AtomicFile;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.store.Parallel;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Adds images to an OCI image layout. The layout is independent of the store afterwards: blobs are
 * copied, not linked, so that nothing done to one can harm the other. The index comes last, so the
 * layout is valid at every moment.
 */
final class OciLayoutPublisher implements Publisher {

  private static final String MARKER = "oci-layout";
  private static final String LAYOUT_VERSION = "{\"imageLayoutVersion\":\"1.0.0\"}";
  private static final String INDEX = "index.json";

  private final Store store;
  private final ImageLocation.OciLayout destination;

  OciLayoutPublisher(Store store, ImageLocation.OciLayout destination) {
    this.store = store;
    this.destination = destination;
  }

  @Override
  public Published publish(Image image, List<ImageReference> names, PublishListener listener)
      throws IOException {
    ImageBlobs blobs = new ImageBlobs(image);
    blobs.check(store.blobs());
    listener.publishing(destination, blobs.size());
    Path folder = destination.directory();
    try {
      Published published =
          Destinations.lock(store, folder).during(() -> add(image, blobs, names, listener));
      listener.published(published);
      return published;
    } catch (IOException e) {
      throw PublishException.cannotWrite(destination, e);
    }
  }

  private Published add(
      Image image, ImageBlobs blobs, List<ImageReference> names, PublishListener listener)
      throws IOException {
    Path folder = destination.directory();
    LayoutIndex index = open(folder);
    AtomicLong written = new AtomicLong();
    Parallel.forEach(
        blobs.largestFirst(),
        Runtime.getRuntime().availableProcessors(),
        blob -> {
          written.addAndGet(copy(blob, folder) ? blob.size() : 0);
          synchronized (listener) {
            listener.progressed(blob.size());
          }
        });
    List<LayoutName> entries = LayoutName.of(destination.tag(), names);
    entries.forEach(entry -> index.put(image.descriptor(), entry.tag(), entry.fullName()));
    AtomicFile.write(folder.resolve(INDEX), index.write());
    return new Published(
        destination,
        entries.stream()
            .map(entry -> new ImageLocation.OciLayout(folder, Optional.of(entry.tag())).toString())
            .toList(),
        image.descriptor().digest(),
        written.get(),
        blobs.size() - written.get());
  }

  /** The layout in this folder, made when there is nothing yet. */
  private LayoutIndex open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    AtomicFile.removeLeftovers(folder.resolve(MARKER));
    AtomicFile.removeLeftovers(folder.resolve(INDEX));
    if (!Files.exists(folder.resolve(MARKER))) {
      foreignFile(folder)
          .ifPresent(
              file -> {
                throw PublishException.notALayout(
                    destination, "it has `" + file + "` and no `" + MARKER + "`");
              });
    }
    Files.createDirectories(folder.resolve("blobs").resolve("sha256"));
    LayoutIndex index = readIndex(folder.resolve(INDEX));
    AtomicFile.write(folder.resolve(MARKER), LAYOUT_VERSION.getBytes(StandardCharsets.UTF_8));
    return index;
  }

  private static Optional<Path> foreignFile(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        // Left by a kill between the first blob and the marker of an earlier try.
        if (!file.getFileName().toString().equals("blobs")) {
          return Optional.of(file.getFileName());
        }
      }
    }
    return Optional.empty();
  }

  private LayoutIndex readIndex(Path file) throws IOException {
    try {
      return LayoutIndex.read(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return LayoutIndex.empty();
    } catch (IllegalArgumentException e) {
      throw PublishException.damagedIndex(destination, e.getMessage());
    }
  }

  /** Copies a blob unless it is there; says whether it did. */
  private boolean copy(Descriptor blob, Path folder) throws IOException {
    Digest digest = blob.digest();
    Path target = folder.resolve("blobs").resolve("sha256").resolve(digest.hex());
    if (Files.isRegularFile(target) && Files.size(target) == blob.size()) {
      return false;
    }
    // The same name each time, so that what a kill leaves is taken away by the next try.
    Path temporary = folder.resolve("blobs").resolve("." + digest.hex() + ".tmp");
    try {
      try (FileChannel from = FileChannel.open(store.blobs().path(digest));
          FileChannel to =
              FileChannel.open(
                  temporary,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING)) {
        long position = 0;
        while (position < blob.size()) {
          position += from.transferTo(position, blob.size() - position, to);
        }
      }
      AtomicFile.moveIntoPlace(temporary, target);
      return true;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
