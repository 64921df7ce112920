package dev.berth.core.lock;

import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.Index;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Takes a base out of an OCI image layout (image-spec, image-layout.md). */
final class LayoutBase {

  private static final String INDEX = "index.json";
  private static final String REF_NAME = "org.opencontainers.image.ref.name";

  /** Indexes may point to indexes; nobody needs more of them in a row. */
  private static final int DEEPEST = 4;

  private final ImageLocation base;
  private final BaseBlobs blobs;

  LayoutBase(ImageLocation base, BaseBlobs blobs) {
    this.base = base;
    this.blobs = blobs;
  }

  BaseManifest bring(Optional<String> tag, Platform platform) throws IOException {
    Index index = read(INDEX, OciJson::readIndex, blobs.document(INDEX));
    List<Descriptor> tagged = tagged(index, tag);
    Set<Descriptor> manifests = new LinkedHashSet<>();
    for (Descriptor entry : tagged) {
      manifests.addAll(manifestsOf(entry, DEEPEST));
    }
    Descriptor chosen = choose(manifests, tagged, platform);
    Manifest manifest = read(chosen.digest(), OciJson::readManifest, blobs.document(chosen));
    ImageConfig config =
        read(manifest.config().digest(), OciJson::readConfig, blobs.document(manifest.config()));
    if (!config.platform().equals(platform)) {
      throw BaseImageException.otherPlatform(base, platform, List.of(config.platform().toString()));
    }
    for (Descriptor layer : manifest.layers()) {
      blobs.bring(layer);
    }
    return new BaseManifest(chosen.digest(), manifest, config);
  }

  private List<Descriptor> tagged(Index index, Optional<String> tag) {
    if (tag.isEmpty()) {
      return index.manifests();
    }
    List<Descriptor> tagged =
        index.manifests().stream()
            .filter(entry -> tag.get().equals(entry.annotations().get(REF_NAME)))
            .toList();
    if (tagged.isEmpty()) {
      throw BaseImageException.notChosen(
          base, "it has no image tagged `" + tag.get() + "`", tags(index.manifests()));
    }
    return tagged;
  }

  private static Set<String> tags(List<Descriptor> entries) {
    Set<String> tags = new TreeSet<>();
    entries.forEach(
        entry -> Optional.ofNullable(entry.annotations().get(REF_NAME)).ifPresent(tags::add));
    return tags;
  }

  private List<Descriptor> manifestsOf(Descriptor entry, int depth) throws IOException {
    if (!MediaTypes.isIndex(entry.mediaType())) {
      return List.of(entry);
    }
    if (depth == 0) {
      throw BaseImageException.damaged(
          base, entry.digest().toString(), "indexes in indexes, more than " + DEEPEST + " deep");
    }
    List<Descriptor> manifests = new ArrayList<>();
    Index index = read(entry.digest(), OciJson::readIndex, blobs.document(entry));
    for (Descriptor inner : index.manifests()) {
      manifests.addAll(manifestsOf(inner, depth - 1));
    }
    return manifests;
  }

  private Descriptor choose(
      Set<Descriptor> manifests, List<Descriptor> entries, Platform platform) {
    List<Descriptor> fitting =
        manifests.stream()
            .filter(manifest -> manifest.platform().map(platform::equals).orElse(true))
            .toList();
    Set<Digest> different = new LinkedHashSet<>();
    fitting.forEach(manifest -> different.add(manifest.digest()));
    if (different.size() > 1) {
      throw BaseImageException.notChosen(base, "it has more than one image", tags(entries));
    }
    if (fitting.isEmpty()) {
      Set<String> found = new TreeSet<>();
      manifests.forEach(manifest -> manifest.platform().ifPresent(p -> found.add(p.toString())));
      throw found.isEmpty()
          ? BaseImageException.notChosen(base, "it has no image", Set.of())
          : BaseImageException.otherPlatform(base, platform, found);
    }
    return fitting.get(0);
  }

  private <T> T read(Digest part, Function<byte[], T> reader, byte[] json) {
    return read(part.toString(), reader, json);
  }

  private <T> T read(String part, Function<byte[], T> reader, byte[] json) {
    try {
      return reader.apply(json);
    } catch (IllegalArgumentException e) {
      throw BaseImageException.damaged(base, part, String.valueOf(e.getMessage()));
    }
  }
}
