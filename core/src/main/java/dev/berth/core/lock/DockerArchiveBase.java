package dev.berth.core.lock;

import dev.berth.core.io.LayerCompression;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.StoredBlob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes a base out of what {@code docker save} writes. Such an archive has no manifest; we make the
 * one that fits, which is the same each time. Layers stay as they are there, which mostly means not
 * compressed: a layer compressed by us would have another digest with each change of our encoder.
 */
final class DockerArchiveBase {

  private static final String MANIFEST = "manifest.json";

  private final ImageLocation base;
  private final BaseBlobs blobs;
  private final BlobStore store;

  DockerArchiveBase(ImageLocation base, BaseBlobs blobs, BlobStore store) {
    this.base = base;
    this.blobs = blobs;
    this.store = store;
  }

  BaseManifest bring(Optional<ImageReference> name, Platform platform) throws IOException {
    JsonObject image = choose(images(), name);
    String configPath = text(image, "Config");
    ImageConfig config = config(configPath);
    if (!config.platform().equals(platform)) {
      throw BaseImageException.otherPlatform(base, platform, List.of(config.platform().toString()));
    }
    List<String> layerPaths = texts(image, "Layers");
    if (layerPaths.size() != config.diffIds().size()) {
      throw BaseImageException.damaged(
          base,
          MANIFEST,
          layerPaths.size()
              + " layers, and "
              + config.diffIds().size()
              + " in `"
              + configPath
              + "`");
    }
    List<Descriptor> layers = new ArrayList<>();
    for (int i = 0; i < layerPaths.size(); i++) {
      layers.add(layer(layerPaths.get(i), config.diffIds().get(i)));
    }
    StoredBlob configBlob = blobs.bring(configPath, Optional.empty());
    Manifest manifest =
        new Manifest(
            Descriptor.of(MediaTypes.OCI_CONFIG, configBlob.digest(), configBlob.size()),
            layers,
            new TreeMap<>());
    return new BaseManifest(store.put(OciJson.write(manifest)).digest(), manifest, config);
  }

  private List<JsonObject> images() throws IOException {
    try {
      return Json.readObjects(blobs.document(MANIFEST));
    } catch (IllegalArgumentException e) {
      throw BaseImageException.damaged(base, MANIFEST, String.valueOf(e.getMessage()));
    }
  }

  private JsonObject choose(List<JsonObject> images, Optional<ImageReference> name) {
    TreeSet<String> names = new TreeSet<>();
    images.forEach(image -> names.addAll(texts(image, "RepoTags")));
    if (name.isEmpty() && images.size() != 1) {
      throw BaseImageException.notChosen(
          base, images.isEmpty() ? "it has no image" : "it has more than one image", names);
    }
    return name.isEmpty()
        ? images.get(0)
        : images.stream()
            .filter(image -> isNamed(image, name.get()))
            .findFirst()
            .orElseThrow(
                () ->
                    BaseImageException.notChosen(
                        base, "it has no image named `" + name.get().familiar() + "`", names));
  }

  private boolean isNamed(JsonObject image, ImageReference name) {
    return texts(image, "RepoTags").stream()
        .anyMatch(
            tag -> {
              try {
                return ImageReference.parse(tag).equals(name);
              } catch (IllegalArgumentException noName) {
                return false;
              }
            });
  }

  private ImageConfig config(String path) throws IOException {
    try {
      return OciJson.readConfig(blobs.document(path));
    } catch (IllegalArgumentException e) {
      throw BaseImageException.damaged(base, path, String.valueOf(e.getMessage()));
    }
  }

  /** A layer that is compressed is compared with its DiffID when it is looked into. */
  private Descriptor layer(String path, DiffId diffId) throws IOException {
    LayerCompression compression = LayerCompression.of(blobs.start(path));
    Optional<Digest> expected =
        compression == LayerCompression.NONE ? Optional.of(diffId.digest()) : Optional.empty();
    StoredBlob blob = blobs.bring(path, expected);
    return Descriptor.of(compression.mediaType(), blob.digest(), blob.size());
  }

  private String text(JsonObject image, String property) {
    try {
      return image.requiredText(property);
    } catch (IllegalArgumentException e) {
      throw BaseImageException.damaged(base, MANIFEST, String.valueOf(e.getMessage()));
    }
  }

  private List<String> texts(JsonObject image, String property) {
    try {
      return image.texts(property);
    } catch (IllegalArgumentException e) {
      throw BaseImageException.damaged(base, MANIFEST, String.valueOf(e.getMessage()));
    }
  }
}
