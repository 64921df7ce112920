package dev.berth.core.layer;

import dev.berth.core.io.Content;
import dev.berth.core.io.TarArchiveReader;
import dev.berth.core.io.TarEntry;
import dev.berth.core.io.TarMember;
import dev.berth.core.store.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a command changed in a container: the layer (image-spec, layer.md) that an engine made of
 * it, written again so that engines that found the same changes give the same bytes. Entries come
 * in our order; numeric owners, modes, links and extended attributes (the capabilities of a
 * program, say) are kept, names of users and groups are not, nor are the places where an engine
 * mounts something of its own, and every time is one and the same.
 *
 * <p>Times tell when a command ran on this computer: a layer with them would be another one on each
 * computer, and each time. A program that compares them sees that nothing in the layer is newer
 * than anything else; but what notes a file's time inside of another one is then wrong. Python does
 * so in a {@code .pyc}, and would compile anew at each start, unless {@code SOURCE_DATE_EPOCH} is
 * set while the command runs: then pip and {@code compileall} note a hash instead (PEP 552).
 * Whoever runs commands is to set it.
 *
 * @param tar the layer as {@code docker save} and podman give it, not compressed; it must not
 *     change while it is in use. Its contents are read from where they lie, whatever their size
 * @param modified the time that all entries get
 */
public record ChangesLayer(String title, String slot, LayerKey key, Path tar, Instant modified)
    implements LayerRecipe {

  @Override
  public long inputSize() {
    return tar.toFile().length();
  }

  @Override
  public List<Download> downloads() {
    return List.of();
  }

  /**
   * Writes the layer.
   *
   * @throws UnsuitableFileException when the command left what no layer of ours can hold
   * @throws IOException when the file cannot be read, or is not a layer
   */
  @Override
  public void write(LayerWriter writer) throws IOException {
    for (ChangedPath change : new ChangedPaths(title, TarArchiveReader.read(tar)).inOrder()) {
      if (change.isWhiteout()) {
        // It has a name only: what else an engine says of it, each says differently.
        writer.add(TarEntry.file(change.path(), 0, 0, modified));
      } else if (change.isFile()) {
        TarMember file = change.member();
        writer.add(entry(change), Content.slice(tar, file.offset(), file.size()));
      } else {
        writer.add(entry(change));
      }
    }
  }

  private TarEntry entry(ChangedPath change) {
    TarMember member = change.member();
    return new TarEntry(
        change.path(),
        change.type(),
        member.mode(),
        (int) member.userId(),
        (int) member.groupId(),
        change.isFile() ? member.size() : 0,
        change.linkTarget(),
        modified,
        member.attributes());
  }
}
