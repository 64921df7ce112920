package dev.berth.core.verify;

import dev.berth.core.io.FileTree;
import dev.berth.core.lock.BaseImageException;
import dev.berth.core.lock.BaseManifest;
import dev.berth.core.lock.ImageBaseResolver;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * An image from somewhere else, brought into a store of its own for as long as it is verified: it
 * must leave nothing in ours.
 */
public final class BroughtImage implements AutoCloseable {

  private final FileTree scratch;
  private final FoundImage image;

  private BroughtImage(FileTree scratch, FoundImage image) {
    this.scratch = scratch;
    this.image = image;
  }

  /**
   * Brings an image.
   *
   * @param folder where relative paths start at
   * @param store where there is room for it
   * @param images brings images into a store
   * @throws UnreadableImageException when there is none, or not one, for this platform
   */
  public static BroughtImage bring(
      ImageLocation location,
      Path folder,
      Platform platform,
      Store store,
      Function<Store, ImageBaseResolver> images)
      throws IOException {
    FileTree scratch = new FileTree(store.newTemporaryFolder("image-"));
    try {
      Store own = Store.open(scratch.root());
      BaseManifest brought = images.apply(own).bring(location, folder, platform);
      return new BroughtImage(
          scratch,
          new FoundImage(
              location.toString(),
              own.blobs(),
              brought.manifest(),
              brought.config(),
              "put it there anew with `berth runtime build --to " + location + "`, in its folder"));
    } catch (BaseImageException e) {
      scratch.delete();
      throw new UnreadableImageException(location.toString(), e.problems().get(0));
    } catch (IOException | RuntimeException | Error e) {
      scratch.delete();
      throw e;
    }
  }

  /** The image. */
  public FoundImage image() {
    return image;
  }

  @Override
  public void close() throws IOException {
    scratch.delete();
  }
}
