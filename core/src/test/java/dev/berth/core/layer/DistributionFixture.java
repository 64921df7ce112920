package dev.berth.core.layer;

import dev.berth.core.SourceExcerpt;
import dev.berth.core.io.Environment;
import dev.berth.core.lock.DirectArchiveAccess;
import dev.berth.core.lock.DistributionMirrors;
import dev.berth.core.lock.DistributionRequest;
import dev.berth.core.lock.DistributionResolver;
import dev.berth.core.lock.HostAptSources;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.ResolvedBase;
import dev.berth.core.oci.Platform;
import dev.berth.core.spec.Dependency.Located;
import dev.berth.core.store.Store;
import dev.berth.core.support.Programs;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A base made from a distribution's real archive, and unpacked as root unpacks an image. */
final class DistributionFixture implements DistributionListener {

  private static final DistributionMirrors MIRRORS =
      DistributionMirrors.of(new Environment(Map.of()), HostAptSources.none());

  private final Path folder;
  private final List<String> warnings = new ArrayList<>();
  private final Store store;
  private final LockedPlatform platform;

  private DistributionFixture(Path folder, Store store, LockedPlatform platform) {
    this.folder = folder;
    this.store = store;
    this.platform = platform;
  }

  /** Resolves a base for this processor and fetches its packages. */
  static DistributionFixture fetch(Path folder, String os, String... packages) throws IOException {
    SourceExcerpt place = new SourceExcerpt(Path.of("runtime.yaml"), 1, 1, Optional.empty(), 1);
    Platform platform = Platform.linuxOn(System.getProperty("os.arch"));
    ResolvedBase base =
        new DistributionResolver(
                new DirectArchiveAccess(),
                MIRRORS,
                DistributionResolver.shippedKeys(),
                Clock.systemUTC())
            .resolve(
                new DistributionRequest(
                    Optional.of(os),
                    Optional.empty(),
                    platform,
                    List.of(packages).stream().map(name -> new Located(name, place)).toList()));
    Store store = Store.open(folder.resolve("store"));
    for (LockedOsPackage one : base.osPackages()) {
      byte[] deb = new DirectArchiveAccess().read(URI.create(one.url()), one.size());
      if (!store.blobs().put(deb).digest().equals(one.digest())) {
        throw new IOException(one.url() + " has another digest");
      }
    }
    return new DistributionFixture(
        folder,
        store,
        new LockedPlatform(
            platform,
            base.base(),
            base.python(),
            base.osPackages(),
            List.of(),
            List.of(),
            List.of()));
  }

  List<LockedOsPackage> packages() {
    return platform.osPackages();
  }

  /** The file of a package. */
  Path deb(LockedOsPackage one) {
    return store.blobs().path(one.digest());
  }

  /** What the recipes had to say. */
  List<String> warnings() {
    return warnings;
  }

  /** Writes all layers, one over the other, below a folder. */
  Path unpack() throws IOException {
    Path archive = folder.resolve("layers.tar");
    try (PlainTarWriter writer =
        new PlainTarWriter(new BufferedOutputStream(Files.newOutputStream(archive)))) {
      for (LayerRecipe recipe : new DistributionLayers(store, MIRRORS, this).recipes(platform)) {
        recipe.write(writer);
      }
    }
    Path root = Files.createDirectory(folder.resolve("root"));
    Programs.output(
        folder, "tar", "--numeric-owner", "-xpf", archive.toString(), "-C", root.toString());
    return root;
  }

  @Override
  public void scriptNotRun(String packageName, String script) {
    warnings.add(packageName + ": " + script);
  }

  @Override
  public void broughtTwice(String path, String used, String dropped) {
    warnings.add(path + ": " + used + ", " + dropped);
  }
}
