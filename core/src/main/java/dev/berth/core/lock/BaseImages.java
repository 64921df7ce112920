package dev.berth.core.lock;

import dev.berth.core.docker.DockerEngine;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings base images into the store from wherever they are. */
final class BaseImages {

  private final Store store;
  private final Supplier<DockerEngine> engines;

  BaseImages(Store store, Supplier<DockerEngine> engines) {
    this.store = store;
    this.engines = engines;
  }

  /**
   * Brings an image.
   *
   * @param base as the user writes it
   * @param folder where its relative paths start at
   */
  BaseManifest bring(ImageLocation base, Path folder, Platform platform) throws IOException {
    ImageLocation place = base.resolveIn(folder);
    try {
      if (place instanceof ImageLocation.OciLayout layout) {
        return new LayoutBase(base, blobs(base, ImageFiles.in(layout.directory())))
            .bring(layout.tag(), platform);
      }
      if (place instanceof ImageLocation.OciArchive archive) {
        return new LayoutBase(base, blobs(base, ImageFiles.ofArchive(archive.file())))
            .bring(archive.tag(), platform);
      }
      if (place instanceof ImageLocation.DockerArchive archive) {
        return new DockerArchiveBase(
                base, blobs(base, ImageFiles.ofArchive(archive.file())), store.blobs())
            .bring(archive.reference(), platform);
      }
      if (place instanceof ImageLocation.DockerDaemon daemon) {
        return fromEngine(base, daemon, platform);
      }
    } catch (IOException e) {
      throw BaseImageException.unreadable(base, e);
    }
    throw BaseImageException.registryNotSupportedYet(base);
  }

  private BaseBlobs blobs(ImageLocation base, ImageFiles files) {
    return new BaseBlobs(base, files, store.blobs());
  }

  /** The Engine gives images out as {@code docker save} files only. */
  private BaseManifest fromEngine(
      ImageLocation base, ImageLocation.DockerDaemon daemon, Platform platform) throws IOException {
    String image =
        daemon
            .reference()
            .map(name -> name.familiar())
            .or(() -> daemon.imageId().map(Digest::toString))
            .orElseThrow(() -> BaseImageException.noName(base));
    Path saved = store.newTemporaryFile("base-");
    try (DockerEngine engine = engines.get()) {
      engine.images().save(image, saved);
      return new DockerArchiveBase(base, blobs(base, ImageFiles.ofArchive(saved)), store.blobs())
          .bring(Optional.empty(), platform);
    } finally {
      Files.deleteIfExists(saved);
    }
  }

  /** Brings a locked image unless all of it is in the store. */
  void ensure(LockedBase.Image locked, Path folder, Platform platform) throws IOException {
    if (isComplete(locked.manifest())) {
      return;
    }
    ImageLocation base = ImageLocation.parse(locked.location());
    Digest found = bring(base, folder, platform).digest();
    if (!found.equals(locked.manifest())) {
      throw BaseImageException.changed(base, found, locked.manifest());
    }
  }

  private boolean isComplete(Digest manifest) throws IOException {
    if (!store.blobs().contains(manifest)) {
      return false;
    }
    Manifest image = OciJson.readManifest(store.blobs().read(manifest));
    return store.blobs().contains(image.config().digest())
        && image.layers().stream().map(Descriptor::digest).allMatch(store.blobs()::contains);
  }
}
