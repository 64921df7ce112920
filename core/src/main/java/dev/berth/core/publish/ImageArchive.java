package dev.berth.core.publish;

import dev.berth.core.build.Image;
import dev.berth.core.io.Content;
import dev.berth.core.io.TarEntry;
import dev.berth.core.io.TarHeader;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.Json;
import dev.berth.core.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A tar which is an OCI image layout and a docker-archive at once: {@code manifest.json} points to
 * the same blobs as {@code index.json}. Every engine takes it, whichever of the two it knows
 * (Docker before 25 knows the docker-archive only; with the containerd store it prefers the
 * layout). The same image under the same names is the same bytes.
 */
final class ImageArchive implements Content {

  /** See {@code Same input, same bytes}: 0 breaks programs that know no time before 1980. */
  private static final Instant TIME = Instant.parse("1980-01-02T00:00:00Z");

  private static final int MODE = 0644;
  private static final int FOLDER_MODE = 0755;

  private final List<Content> parts;
  private final long size;

  private ImageArchive(List<Content> parts) {
    this.parts = List.copyOf(parts);
    this.size = parts.stream().mapToLong(Content::size).sum();
  }

  /**
   * @param layoutNames what {@code index.json} calls the image; none when it is known by its digest
   * @param tags what {@code manifest.json} calls it: {@code RepoTags}
   * @param without blobs that the receiver has and that are named only
   */
  static ImageArchive of(
      Image image,
      BlobStore store,
      List<LayoutName> layoutNames,
      List<ImageReference> tags,
      Set<Digest> without)
      throws IOException {
    List<Content> parts = new ArrayList<>();
    addFolder(parts, "blobs");
    addFolder(parts, "blobs/sha256");
    LayoutIndex index = LayoutIndex.empty();
    layoutNames.forEach(name -> index.put(image.descriptor(), name.tag(), name.fullName()));
    if (layoutNames.isEmpty()) {
      index.put(image.descriptor());
    }
    addFile(parts, "oci-layout", Content.of("{\"imageLayoutVersion\":\"1.0.0\"}"));
    addFile(parts, "index.json", Content.of(index.write()));
    addFile(parts, "manifest.json", Content.of(dockerManifest(image, tags)));
    for (Descriptor blob : new ImageBlobs(image).all()) {
      if (!without.contains(blob.digest())) {
        addFile(parts, path(blob), store.content(blob.digest()));
      }
    }
    parts.add(Content.of(TarHeader.end()));
    return new ImageArchive(parts);
  }

  /** What {@code docker save} writes into {@code manifest.json}, with our paths. */
  private static byte[] dockerManifest(Image image, List<ImageReference> tags) {
    Map<String, Object> entry = new TreeMap<>();
    entry.put("Config", path(image.manifest().config()));
    entry.put("RepoTags", tags.stream().map(ImageReference::familiar).toList());
    entry.put("Layers", image.manifest().layers().stream().map(ImageArchive::path).toList());
    return Json.write(List.of(entry));
  }

  private static String path(Descriptor blob) {
    return "blobs/sha256/" + blob.digest().hex();
  }

  private static void addFolder(List<Content> parts, String path) {
    parts.add(Content.of(TarHeader.of(TarEntry.directory(path, FOLDER_MODE, TIME))));
  }

  private static void addFile(List<Content> parts, String path, Content content) {
    parts.add(Content.of(TarHeader.of(TarEntry.file(path, MODE, content.size(), TIME))));
    parts.add(content);
    parts.add(Content.of(new byte[TarHeader.paddingAfter(content.size())]));
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() {
    return new ConcatenatedInputStream(parts);
  }
}
