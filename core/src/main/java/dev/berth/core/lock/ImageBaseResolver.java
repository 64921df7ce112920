package dev.berth.core.lock;

import dev.berth.core.docker.DockerEngine;
import dev.berth.core.io.ImageTree;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.Dependency;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes {@code environment.docker.image} for a base: all of the image comes into the store,
 * verified, and its Python is found by looking through its layers. Nothing of it is run.
 */
public final class ImageBaseResolver implements BaseResolver {

  private final Store store;
  private final BaseImages images;

  /**
   * @param engine makes the connection to the Docker Engine; asked for {@code docker-daemon:} only
   */
  public ImageBaseResolver(Store store, Supplier<DockerEngine> engine) {
    this.store = store;
    this.images = new BaseImages(store, engine);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException when runtime.yaml names no image
   */
  @Override
  public ResolvedBase resolve(RuntimeSpec spec, Platform platform) throws IOException {
    refuseApt(spec);
    String text =
        spec.environment()
            .image()
            .orElseThrow(() -> new IllegalStateException("no `environment.docker.image`"));
    ImageLocation base = ImageLocation.parse(text);
    BaseManifest image = images.bring(base, spec.folder(), platform);
    ImageTree<String> tree = new BaseTreeReader(base, store.blobs()).read(image);
    FoundPython python = python(spec, base, new PythonFinder(tree, image.config()));
    String glibc = glibc(base, new GlibcFinder(tree, platform));
    return new ResolvedBase(
        new LockedBase.Image(base.toString(), image.digest()),
        new LockedPython(python.version(), python.executable(), glibc),
        List.of());
  }

  /**
   * Takes an image into the store, whether it could be a base or not.
   *
   * @param folder where relative paths start at
   * @throws BaseImageException when there is none, or not one, for this platform
   */
  public BaseManifest bring(ImageLocation image, Path folder, Platform platform)
      throws IOException {
    return images.bring(image, folder, platform);
  }

  /**
   * Makes sure that a base which a lock names is in the store, and brings it from its place when it
   * is not.
   *
   * @param folder where relative paths start at: that of runtime.yaml
   * @throws BaseImageException when what is there now is another image
   */
  public void ensure(LockedBase.Image locked, Path folder, Platform platform) throws IOException {
    images.ensure(locked, folder, platform);
  }

  private static void refuseApt(RuntimeSpec spec) {
    for (Dependency dependency : spec.dependencies()) {
      if (dependency instanceof Dependency.Apt apt && !apt.packages().isEmpty()) {
        throw BaseImageException.aptOnImage(apt.position());
      }
    }
  }

  private static FoundPython python(RuntimeSpec spec, ImageLocation base, PythonFinder finder) {
    List<FoundPython> found = finder.find();
    if (found.isEmpty()) {
      throw BaseImageException.noPython(base, finder.folders());
    }
    Optional<PythonVersion> wanted = spec.environment().python();
    return found.stream()
        .filter(python -> wanted.map(python.version()::equals).orElse(true))
        .findFirst()
        .orElseThrow(
            () ->
                BaseImageException.otherPython(
                    base, wanted.orElseThrow(), found, spec.placeOf("/environment/python")));
  }

  private static String glibc(ImageLocation base, GlibcFinder finder) {
    return finder
        .find()
        .orElseThrow(
            () ->
                finder.hasMusl()
                    ? BaseImageException.musl(base)
                    : BaseImageException.noGlibc(base));
  }
}
