package dev.berth.core.lock;

import dev.berth.core.io.BoundedInputStream;
import dev.berth.core.io.DigestingInputStream;
import dev.berth.core.io.TarMember;
import dev.berth.core.io.TarStream;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.store.BlobStore;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through the layers of a base image that is in the store. Nothing is unpacked. As all of a
 * layer is inflated for it, its DiffID is compared too.
 */
final class BaseTreeReader {

  private static final int BUFFER = 1 << 18;

  /** What a layer may inflate to: more than any image has, less than would take an hour. */
  private static final long LARGEST_LAYER = 256L << 30;

  private static final int MOST_FILES = 5_000_000;
  private static final int LARGEST_CLUE = 8 << 20;

  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";

  private static final Pattern GLIBC_FILE = Pattern.compile("libc\\.so\\.6|libc-2\\.[0-9]+\\.so");
  private static final Pattern GLIBC_VERSION =
      Pattern.compile("GNU C Library [^\0\n]*release version ([0-9]+\\.[0-9]+)");

  private final ImageLocation base;
  private final BlobStore store;

  BaseTreeReader(ImageLocation base, BlobStore store) {
    this.base = base;
    this.store = store;
  }

  BaseTree read(BaseManifest image) throws IOException {
    List<Descriptor> layers = image.manifest().layers();
    List<DiffId> diffIds = image.config().diffIds();
    if (layers.size() != diffIds.size()) {
      throw BaseImageException.damaged(
          base,
          image.digest().toString(),
          layers.size() + " layers, and " + diffIds.size() + " DiffIDs in its configuration");
    }
    BaseTree tree = new BaseTree();
    for (int i = 0; i < layers.size(); i++) {
      new LayerReading(layers.get(i).digest()).into(tree, diffIds.get(i));
    }
    return tree;
  }

  /** One layer while it is read. */
  private final class LayerReading {

    private final Digest layer;
    private final Set<String> whiteouts = new HashSet<>();
    private final Set<String> opaque = new HashSet<>();
    private final SortedMap<String, BaseFile> files = new TreeMap<>();

    LayerReading(Digest layer) {
      this.layer = layer;
    }

    void into(BaseTree tree, DiffId diffId) throws IOException {
      try (InputStream compressed = new BufferedInputStream(store.content(layer).open(), BUFFER)) {
        compressed.mark(4);
        LayerCompression compression = LayerCompression.of(compressed.readNBytes(4));
        compressed.reset();
        DigestingInputStream tar =
            new DigestingInputStream(
                new BoundedInputStream(compression.decompressor().open(compressed), LARGEST_LAYER));
        TarStream.read(new BufferedInputStream(tar, BUFFER), this::visit);
        Digest found = tar.digest();
        if (!found.equals(diffId.digest())) {
          throw damaged("its DiffID is " + found + ", expected " + diffId);
        }
      } catch (IOException e) {
        throw damaged(FileFaults.describe(e));
      }
      tree.put(whiteouts, opaque, files);
    }

    private BaseImageException damaged(String fault) {
      return BaseImageException.damaged(base, "layer " + layer, fault);
    }

    private void visit(TarMember member, InputStream content) throws IOException {
      String path = checkedPath(member.name());
      String name = LayerPath.name(path);
      String folder = LayerPath.parent(path);
      if (name.equals(OPAQUE)) {
        opaque.add(folder);
      } else if (name.startsWith(WHITEOUT)) {
        String gone = name.substring(WHITEOUT.length());
        whiteouts.add(folder.isEmpty() ? gone : folder + "/" + gone);
      } else if (!path.isEmpty()) {
        files.put(path, file(path, member, content));
      }
      if (files.size() > MOST_FILES) {
        throw damaged("it has more than " + MOST_FILES + " files");
      }
    }

    private String checkedPath(String name) {
      for (String part : name.split("/")) {
        if (part.equals("..")) {
          throw damaged("the entry `" + name + "` leads out of the image");
        }
      }
      return LayerPath.normalized(name);
    }

    private BaseFile file(String path, TarMember member, InputStream content) throws IOException {
      return switch (member.type()) {
        case DIRECTORY -> BaseFile.folder();
        case SYMBOLIC_LINK -> BaseFile.link(member.linkTarget());
        case HARD_LINK ->
            Optional.ofNullable(files.get(LayerPath.normalized(member.linkTarget())))
                .orElseGet(() -> BaseFile.link("/" + LayerPath.normalized(member.linkTarget())));
        case FILE, SPECIAL ->
            new BaseFile(
                BaseFile.Kind.FILE, "", (member.mode() & 0111) != 0, clue(path, member, content));
      };
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
