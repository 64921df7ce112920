package dev.berth.core.cache;

import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.LockedLocalWheel;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.LockedWheel;
import dev.berth.core.lock.StoredRuntimes;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.OciJson;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.RuntimeLayer;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.SourceFile;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The blobs that versions of runtimes need, each with what it is to them: their images, what they
 * were built from, the bases they stand on, and what their locks would have fetched again.
 */
final class NeededBlobs {

  private final BlobStore blobs;
  private final StoredRuntimes stored;
  private final Map<Digest, CacheKind> needed = new HashMap<>();

  private NeededBlobs(BlobStore blobs, StoredRuntimes stored) {
    this.blobs = blobs;
    this.stored = stored;
  }

  /**
   * What these versions need.
   *
   * @throws dev.berth.core.BerthException when what a version needs cannot be told, because a
   *     document of it is damaged, or was written by a newer Berth
   */
  static NeededBlobs of(Collection<RuntimeRecord> versions, BlobStore blobs, StoredRuntimes stored)
      throws IOException {
    NeededBlobs needed = new NeededBlobs(blobs, stored);
    for (RuntimeRecord version : versions) {
      needed.addImages(version);
      needed.addDocuments(version);
      needed.addLock(version);
    }
    return needed;
  }

  /** Says that downloads are needed by something else as well. */
  void addDownloads(Collection<Digest> wheels) {
    wheels.forEach(wheel -> add(CacheKind.DOWNLOADS, wheel));
  }

  /** What a blob is to them, when they need it. */
  Optional<CacheKind> find(Digest blob) {
    return Optional.ofNullable(needed.get(blob));
  }

  private void addImages(RuntimeRecord version) throws IOException {
    for (RuntimeImage image : version.images()) {
      for (RuntimeLayer layer : image.layers()) {
        add(CacheKind.LAYERS, layer.blob().digest());
      }
      addImage(image.manifest().digest());
    }
  }

  private void addImage(Digest manifest) throws IOException {
    add(CacheKind.RUNTIMES, manifest);
    if (!blobs.contains(manifest)) {
      return;
    }
    Manifest image = OciJson.readManifest(blobs.read(manifest));
    add(CacheKind.RUNTIMES, image.config().digest());
    image.layers().stream().map(Descriptor::digest).forEach(l -> add(CacheKind.LAYERS, l));
  }

  private void addDocuments(RuntimeRecord version) throws IOException {
    if (version.documents().isEmpty()) {
      return;
    }
    add(CacheKind.RUNTIMES, version.lock());
    add(CacheKind.RUNTIMES, version.documents().get().yaml());
    add(CacheKind.RUNTIMES, version.documents().get().sources());
    if (blobs.contains(version.documents().get().sources())) {
      for (SourceFile file : stored.sources(version).files()) {
        add(CacheKind.RUNTIMES, file.digest());
      }
    }
  }

  /** What is gone needs nothing; what is there and cannot be read may need anything. */
  private void addLock(RuntimeRecord version) throws IOException {
    if (version.documents().isEmpty() || !blobs.contains(version.lock())) {
      return;
    }
    for (LockedPlatform platform : stored.lock(version).platforms()) {
      if (platform.base() instanceof LockedBase.Image image) {
        addImage(image.manifest());
      }
      for (LockedLocalWheel wheel : platform.localWheels()) {
        add(CacheKind.RUNTIMES, wheel.digest());
      }
      for (LockedFile file : platform.files()) {
        add(CacheKind.RUNTIMES, file.digest());
      }
      for (LockedWheel wheel : platform.wheels()) {
        add(CacheKind.DOWNLOADS, wheel.digest());
      }
      for (LockedOsPackage osPackage : platform.osPackages()) {
        add(CacheKind.DOWNLOADS, osPackage.digest());
      }
    }
  }

  /** A blob that is more than one thing is counted as the first that cannot be had again. */
  private void add(CacheKind kind, Digest blob) {
    needed.merge(blob, kind, (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }
}
