package dev.berth.core.docker;

import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * An image that an Engine sends, as {@code docker save} writes it. It is never kept as a whole:
 * what is not asked for is read over.
 */
public final class SavedImage implements AutoCloseable {

  private final EngineReply reply;
  private final String what;

  /**
   * @param what the Engine was asked for, after "the Docker Engine cannot"
   */
  SavedImage(EngineReply reply, String what) {
    this.reply = reply;
    this.what = what;
  }

  /**
   * Writes layers of it to files, each an uncompressed tar. To be asked once.
   *
   * @param wanted the layers to be written
   * @param known the digests of layers below, compressed or not: those whose names say that they
   *     are these need not be looked into
   * @param folder where they go; nothing is left there after a failure
   * @throws EngineException when the Engine stops in the middle, or sends something else
   * @throws IOException when a file cannot be written
   */
  public Map<DiffId, Path> writeLayers(Set<DiffId> wanted, Set<Digest> known, Path folder)
      throws IOException {
    SavedLayers layers = new SavedLayers(wanted, known, folder);
    try {
      return layers.read(reply.body());
    } catch (SavedLayers.FileException cannotWrite) {
      throw cannotWrite.getCause();
    } catch (IOException e) {
      throw EngineException.failed(what, e);
    }
  }

  @Override
  public void close() {
    Containers.close(reply);
  }
}
