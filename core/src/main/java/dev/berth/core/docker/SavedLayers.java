package dev.berth.core.docker;

import dev.berth.core.io.DigestingInputStream;
import dev.berth.core.io.LayerCompression;
import dev.berth.core.io.TarMember;
import dev.berth.core.io.TarStream;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes layers out of what {@code docker save} writes, while it comes. A layer is known by what it
 * is: since Docker 25 its name is the digest of its blob, podman's is its DiffID, and before that
 * it was an id of which nothing follows. So what may be one is written to a file, and deleted at
 * once when it is not. A layer that an image has twice comes once, and then as a link.
 */
final class SavedLayers {

  private static final int BUFFER = 1 << 17;

  /** So many first bytes tell how something is compressed. */
  private static final int MAGIC = 4;

  private static final Pattern LAYER =
      Pattern.compile("[0-9a-f]{64}/layer\\.tar|blobs/sha256/([0-9a-f]{64})|([0-9a-f]{64})\\.tar");

  private final Set<DiffId> wanted;
  private final Set<Digest> known;
  private final Path folder;
  private final Map<DiffId, Path> found = new HashMap<>();

  SavedLayers(Set<DiffId> wanted, Set<Digest> known, Path folder) {
    this.wanted = Set.copyOf(wanted);
    this.known = Set.copyOf(known);
    this.folder = folder;
  }

  /** What is to be written cannot be: our disk is to blame, and not what is read. */
  static final class FileException extends IOException {

    private static final long serialVersionUID = 1L;

    FileException(IOException cause) {
      super(cause);
    }

    @Override
    public synchronized IOException getCause() {
      return (IOException) super.getCause();
    }
  }

  /**
   * Reads an archive to its end.
   *
   * @throws FileException when a file cannot be written
   * @throws IOException when it is no archive, is cut off, or lacks a layer
   */
  Map<DiffId, Path> read(InputStream archive) throws IOException {
    boolean complete = false;
    try {
      TarStream.read(new BufferedInputStream(archive, BUFFER), this::visit);
      Set<DiffId> missing = new HashSet<>(wanted);
      missing.removeAll(found.keySet());
      if (!missing.isEmpty()) {
        throw new IOException(
            "it did not send the layer "
                + missing.stream().map(DiffId::toString).sorted().findFirst().orElseThrow());
      }
      complete = true;
      return Map.copyOf(found);
    } finally {
      if (!complete) {
        for (Path file : found.values()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void visit(TarMember member, InputStream content) throws IOException {
    Matcher name = LAYER.matcher(member.name());
    if (member.type() != TarMember.Type.FILE || found.size() == wanted.size() || !name.matches()) {
      return;
    }
    Optional<Digest> digest =
        Optional.ofNullable(name.group(1))
            .or(() -> Optional.ofNullable(name.group(2)))
            .map(Digest::ofSha256);
    if (digest.filter(known::contains).isEmpty()) {
      take(content);
    }
  }

  private void take(InputStream content) throws IOException {
    BufferedInputStream blob = new BufferedInputStream(content, BUFFER);
    blob.mark(MAGIC);
    LayerCompression compression = LayerCompression.of(blob.readNBytes(MAGIC));
    blob.reset();
    DigestingInputStream tar = new DigestingInputStream(compression.decompressor().open(blob));
    Path file = onDisk(() -> Files.createTempFile(folder, "layer-", ".tmp"));
    try {
      write(tar, file);
      DiffId diffId = new DiffId(tar.digest());
      if (wanted.contains(diffId) && !found.containsKey(diffId)) {
        Path kept = folder.resolve(diffId.digest().hex() + ".tar");
        found.put(
            diffId, onDisk(() -> Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING)));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void write(InputStream tar, Path file) throws IOException {
    try (OutputStream out = onDisk(() -> Files.newOutputStream(file))) {
      byte[] buffer = new byte[BUFFER];
      for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
        int length = read;
        onDisk(
            () -> {
              out.write(buffer, 0, length);
              return out;
            });
      }
    }
  }

  /** Something that fails for our disk's sake. */
  private interface FileAction<T> {
    T run() throws IOException;
  }

  private static <T> T onDisk(FileAction<T> action) throws FileException {
    try {
      return action.run();
    } catch (IOException e) {
      throw new FileException(e);
    }
  }
}
