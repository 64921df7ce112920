package dev.berth.core.verify;

import dev.berth.core.io.ImageFile;
import dev.berth.core.io.ImageLayer;
import dev.berth.core.io.ImageTree;
import dev.berth.core.io.TarMember;
import dev.berth.core.layer.RuntimeLayout;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.OciJson;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.Parallel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * An image that is to be verified: all of it in a store, whether ours or one that it was brought
 * into.
 *
 * @param name what people call it
 * @param remedy what makes it anew
 */
public record FoundImage(
    String name, BlobStore blobs, Manifest manifest, ImageConfig config, String remedy) {

  private static final String PREFIX = RuntimeLayout.PREFIX.substring(1) + "/";

  /**
   * The image with this manifest, in our store.
   *
   * @param remedy what makes it anew, or as it should be
   * @throws UnreadableImageException when a part is not there
   * @throws dev.berth.core.store.StoreException when a part is damaged
   */
  public static FoundImage in(BlobStore blobs, String name, Descriptor manifest, String remedy)
      throws IOException {
    try {
      Manifest read = OciJson.readManifest(blobs.read(manifest.digest()));
      return new FoundImage(
          name, blobs, read, OciJson.readConfig(blobs.read(read.config().digest())), remedy);
    } catch (NoSuchFileException e) {
      throw UnreadableImageException.incomplete(name, e);
    }
  }

  /** What people call it. */
  String subject() {
    return "image " + name;
  }

  /**
   * What is in it where environments are in images.
   *
   * @param others absolute paths of files elsewhere that are wanted too
   * @param threads how many layers to read at once
   * @throws UnreadableImageException when a layer is not what the image says
   */
  FoundTree read(Set<String> others, int threads) throws IOException {
    if (manifest.layers().size() != config.diffIds().size()) {
      throw new UnreadableImageException(
          name,
          manifest.layers().size()
              + " layers, and "
              + config.diffIds().size()
              + " DiffIDs in its configuration");
    }
    Map<Integer, ImageLayer<FoundFile>> layers = new ConcurrentHashMap<>();
    Parallel.forEach(
        IntStream.range(0, manifest.layers().size()).boxed().toList(),
        threads,
        number -> layers.put(number, layer(number, others)));
    ImageTree<FoundFile> tree = new ImageTree<>();
    for (int i = 0; i < layers.size(); i++) {
      tree.put(layers.get(i));
    }
    return new FoundTree(files(tree, others));
  }

  private ImageLayer<FoundFile> layer(int number, Set<String> others) throws IOException {
    Descriptor layer = manifest.layers().get(number);
    try {
      blobs.verify(layer);
      return ImageLayer.read(
          blobs.content(layer.digest()),
          config.diffIds().get(number),
          (path, member, content) -> clue(path, member, content, others));
    } catch (NoSuchFileException e) {
      throw UnreadableImageException.incomplete(name, e);
    } catch (IOException e) {
      throw new UnreadableImageException(name, "layer " + layer.digest() + ": " + e.getMessage());
    }
  }

  private static Optional<FoundFile> clue(
      String path, TarMember member, InputStream content, Set<String> others) throws IOException {
    if (path.startsWith(PREFIX)) {
      return Optional.of(read(path.substring(PREFIX.length()), member, content));
    }
    return others.contains("/" + path)
        ? Optional.of(read("/" + path, member, content))
        : Optional.empty();
  }

  private static FoundFile read(String path, TarMember member, InputStream content)
      throws IOException {
    return FoundFile.read(path, (member.mode() & 0111) != 0, member.size(), content);
  }

  private static SortedMap<String, FoundFile> files(ImageTree<FoundFile> tree, Set<String> others) {
    SortedMap<String, FoundFile> files = new TreeMap<>();
    String folder = tree.resolve(RuntimeLayout.PREFIX).orElse("");
    tree.below(RuntimeLayout.PREFIX)
        .forEach(
            (path, file) ->
                found(file)
                    .ifPresent(there -> files.put(path.substring(folder.length() + 1), there)));
    for (String path : others) {
      tree.resolve(path)
          .flatMap(tree::at)
          .flatMap(FoundImage::found)
          .ifPresent(there -> files.put(path, there));
    }
    return files;
  }

  private static Optional<FoundFile> found(ImageFile<FoundFile> file) {
    return switch (file.kind()) {
      case FOLDER -> Optional.empty();
      case LINK -> Optional.of(FoundFile.link(file.linkTarget()));
      case FILE -> file.clue();
    };
  }
}
