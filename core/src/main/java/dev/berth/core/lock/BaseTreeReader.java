package dev.berth.core.lock;

import dev.berth.core.io.ImageLayer;
import dev.berth.core.io.ImageTree;
import dev.berth.core.io.LayerPath;
import dev.berth.core.io.TarMember;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through the layers of a base image that is in the store, for what tells its Python and its
 * C library: the texts of {@code pyvenv.cfg}, the version in glibc's own file.
 */
final class BaseTreeReader {

  private static final int LARGEST_CLUE = 8 << 20;

  private static final Pattern GLIBC_FILE = Pattern.compile("libc\\.so\\.6|libc-2\\.[0-9]+\\.so");
  private static final Pattern GLIBC_VERSION =
      Pattern.compile("GNU C Library [^\0\n]*release version ([0-9]+\\.[0-9]+)");

  private final ImageLocation base;
  private final BlobStore store;

  BaseTreeReader(ImageLocation base, BlobStore store) {
    this.base = base;
    this.store = store;
  }

  ImageTree<String> read(BaseManifest image) {
    List<Descriptor> layers = image.manifest().layers();
    List<DiffId> diffIds = image.config().diffIds();
    if (layers.size() != diffIds.size()) {
      throw BaseImageException.damaged(
          base,
          image.digest().toString(),
          layers.size() + " layers, and " + diffIds.size() + " DiffIDs in its configuration");
    }
    ImageTree<String> tree = new ImageTree<>();
    for (int i = 0; i < layers.size(); i++) {
      tree.put(layer(layers.get(i).digest(), diffIds.get(i)));
    }
    return tree;
  }

  private ImageLayer<String> layer(Digest layer, DiffId diffId) {
    try {
      return ImageLayer.read(store.content(layer), diffId, BaseTreeReader::clue);
    } catch (IOException e) {
      throw BaseImageException.damaged(base, "layer " + layer, FileFaults.describe(e));
    }
  }

  private static Optional<String> clue(String path, TarMember member, InputStream content)
      throws IOException {
    if (member.size() == 0 || member.size() > LARGEST_CLUE) {
      return Optional.empty();
    }
    String name = LayerPath.name(path);
    if (name.equals(PythonFinder.VENV_MARKER)) {
      return Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
    }
    if (GLIBC_FILE.matcher(name).matches()) {
      Matcher version =
          GLIBC_VERSION.matcher(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
      return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    }
    return Optional.empty();
  }
}
