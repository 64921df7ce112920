package dev.berth.core.store;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Layers by what they were made from: from the digest of a layer's inputs to its blob and DiffID. A
 * lookup finds only layers whose blob is still there; a damaged entry counts as none.
 */
public final class LayerIndex {

  private final Path folder;
  private final BlobStore blobs;

  LayerIndex(Path folder, BlobStore blobs) {
    this.folder = folder;
    this.blobs = blobs;
  }

  /** The layer made from these inputs, when it is in the store. */
  public Optional<LayerRecord> find(Digest inputs) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(entry(inputs));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return parse(lines).filter(layer -> blobs.contains(layer.descriptor().digest()));
  }

  /** Every file of the index with the layer that it names; a damaged file names none. */
  public Map<Path, Optional<Digest>> all() throws IOException {
    Map<Path, Optional<Digest>> all = new TreeMap<>();
    for (Path part : StoreFolder.entries(folder)) {
      for (Path entry : StoreFolder.entries(part)) {
        all.put(entry, parse(Files.readAllLines(entry)).map(layer -> layer.descriptor().digest()));
      }
    }
    return all;
  }

  /** Remembers that these inputs make this layer. */
  public void put(Digest inputs, LayerRecord layer) throws IOException {
    Path entry = entry(inputs);
    Files.createDirectories(entry.getParent());
    Descriptor descriptor = layer.descriptor();
    // An entry that is lost or cut short costs making the layer again, nothing else.
    AtomicFile.writeUnsynced(
        entry,
        String.join(
                "\n",
                descriptor.mediaType(),
                descriptor.digest().toString(),
                Long.toString(descriptor.size()),
                layer.diffId().toString(),
                "")
            .getBytes(StandardCharsets.UTF_8));
  }

  private Path entry(Digest inputs) {
    return folder.resolve(inputs.hex().substring(0, 2)).resolve(inputs.hex());
  }

  private static Optional<LayerRecord> parse(List<String> lines) {
    try {
      Descriptor descriptor =
          Descriptor.of(lines.get(0), Digest.parse(lines.get(1)), Long.parseLong(lines.get(2)));
      return Optional.of(new LayerRecord(descriptor, DiffId.parse(lines.get(3))));
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      return Optional.empty();
    }
  }
}
