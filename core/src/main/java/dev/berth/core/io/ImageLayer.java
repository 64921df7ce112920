package dev.berth.core.io;

import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one layer of an image changes (image-spec, layer.md). Nothing is unpacked. As all of the
 * layer is inflated for it, its DiffID is compared too.
 *
 * @param whiteouts paths that the layers below no longer have
 * @param opaque folders of which the layers below no longer have anything
 * @param files by path
 * @param <C> what is learnt of a file's content
 */
public record ImageLayer<C>(
    Set<String> whiteouts, Set<String> opaque, SortedMap<String, ImageFile<C>> files) {

  private static final int BUFFER = 1 << 18;

  /** What a layer may inflate to: more than any image has, less than would take an hour. */
  private static final long LARGEST = 256L << 30;

  private static final int MOST_FILES = 5_000_000;

  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";

  /** Learns what is worth knowing of files' contents. */
  @FunctionalInterface
  public interface Clues<C> {

    /**
     * What is worth knowing of a file's content, if anything is.
     *
     * @param path in the image, without a leading slash
     * @param content to be read before this returns, or not at all
     */
    Optional<C> of(String path, TarMember member, InputStream content) throws IOException;
  }

  /**
   * Reads a layer, however it is compressed.
   *
   * @throws IOException when it cannot be read, is not a layer, or has another DiffID
   */
  public static <C> ImageLayer<C> read(Content layer, DiffId diffId, Clues<C> clues)
      throws IOException {
    Reading<C> reading = new Reading<>(clues);
    try (InputStream compressed = new BufferedInputStream(layer.open(), BUFFER)) {
      compressed.mark(4);
      LayerCompression compression = LayerCompression.of(compressed.readNBytes(4));
      compressed.reset();
      DigestingInputStream tar =
          new DigestingInputStream(
              new BoundedInputStream(compression.decompressor().open(compressed), LARGEST));
      TarStream.read(new BufferedInputStream(tar, BUFFER), reading::visit);
      Digest found = tar.digest();
      if (!found.equals(diffId.digest())) {
        throw new IOException("its DiffID is " + found + ", expected " + diffId);
      }
    }
    return reading.layer;
  }

  /** A layer while it is read. */
  private static final class Reading<C> {

    private final Clues<C> clues;
    private final ImageLayer<C> layer =
        new ImageLayer<>(new HashSet<>(), new HashSet<>(), new TreeMap<>());

    Reading(Clues<C> clues) {
      this.clues = clues;
    }

    void visit(TarMember member, InputStream content) throws IOException {
      String path = checkedPath(member.name());
      String name = LayerPath.name(path);
      String folder = LayerPath.parent(path);
      if (name.equals(OPAQUE)) {
        layer.opaque().add(folder);
      } else if (name.startsWith(WHITEOUT)) {
        String gone = name.substring(WHITEOUT.length());
        layer.whiteouts().add(folder.isEmpty() ? gone : folder + "/" + gone);
      } else if (!path.isEmpty()) {
        layer.files().put(path, file(path, member, content));
      }
      if (layer.files().size() > MOST_FILES) {
        throw new IOException("it has more than " + MOST_FILES + " files");
      }
    }

    private static String checkedPath(String name) throws IOException {
      for (String part : name.split("/")) {
        if (part.equals("..")) {
          throw new IOException("the entry `" + name + "` leads out of the image");
        }
      }
      return LayerPath.normalized(name);
    }

    private ImageFile<C> file(String path, TarMember member, InputStream content)
        throws IOException {
      return switch (member.type()) {
        case DIRECTORY -> ImageFile.folder();
        case SYMBOLIC_LINK -> ImageFile.link(member.linkTarget());
        case HARD_LINK -> hardLink(LayerPath.normalized(member.linkTarget()));
        case FILE -> file(member, clues.of(path, member, content));
        case CHARACTER_DEVICE, BLOCK_DEVICE, NAMED_PIPE, SPARSE_FILE, OTHER ->
            file(member, Optional.empty());
      };
    }

    private ImageFile<C> file(TarMember member, Optional<C> clue) {
      return new ImageFile<>(ImageFile.Kind.FILE, "", (member.mode() & 0111) != 0, clue);
    }

    private ImageFile<C> hardLink(String target) {
      ImageFile<C> sameLayer = layer.files().get(target);
      return sameLayer != null ? sameLayer : ImageFile.link("/" + target);
    }
  }
}
