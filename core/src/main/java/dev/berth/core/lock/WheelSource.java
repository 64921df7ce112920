package dev.berth.core.lock;

import dev.berth.core.oci.Digest;
import dev.berth.core.python.InstallRequest;
import dev.berth.core.python.InstallRequest.DirectUrl;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.Wheel;
import dev.berth.core.store.BlobFacts.Fact;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.Download;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A locked wheel, whichever kind it is.
 *
 * @param label name and version as people write them: {@code torch 2.3.0}
 * @param file its file name
 * @param size in bytes
 */
public record WheelSource(
    PackageName name,
    String label,
    String file,
    long size,
    Digest digest,
    URI url,
    InstallRequest request) {

  /** A wheel from an index. */
  public static WheelSource of(LockedWheel wheel) {
    Optional<DirectUrl> direct =
        wheel.direct() ? Optional.of(new DirectUrl(wheel.url(), wheel.digest())) : Optional.empty();
    return new WheelSource(
        PackageName.parse(wheel.name()),
        wheel.name() + " " + wheel.version(),
        wheel.file(),
        wheel.size(),
        wheel.digest(),
        URI.create(wheel.url()),
        new InstallRequest(wheel.requested(), direct));
  }

  /**
   * A wheel of the user's own. Its address in the image is the one relative to runtime.yaml, since
   * that is the same on every computer.
   *
   * @param folder the one of runtime.yaml
   */
  public static WheelSource of(LockedLocalWheel wheel, Path folder) {
    String address = "file:///" + wheel.path().replaceFirst("^(?:\\.?/)+", "").replace(" ", "%20");
    return new WheelSource(
        PackageName.parse(wheel.name()),
        wheel.name() + " " + wheel.version(),
        fileOf(wheel),
        wheel.size(),
        wheel.digest(),
        folder.resolve(wheel.path()).toAbsolutePath().normalize().toUri(),
        new InstallRequest(true, Optional.of(new DirectUrl(address, wheel.digest()))));
  }

  /** The file name of a wheel of the user's own. */
  public static String fileOf(LockedLocalWheel wheel) {
    return wheel.path().substring(wheel.path().lastIndexOf('/') + 1);
  }

  /** How the wheel is brought into the store. */
  public Download download() {
    return new Download(file, url, OptionalLong.of(size), digest);
  }

  /** Opens the wheel in the store. */
  public Wheel open(BlobStore blobs) throws IOException {
    return blobs.facts().isKnown(Fact.WHEEL_MATCHES_RECORD, digest)
        ? Wheel.openTrusted(blobs.path(digest), file)
        : Wheel.open(blobs.path(digest), file);
  }

  /** Remembers that all of the wheel's files were read, and are what RECORD says. */
  public void wasChecked(BlobStore blobs) throws IOException {
    blobs.facts().remember(Fact.WHEEL_MATCHES_RECORD, digest);
  }

  /** Everything that the installed files depend on. */
  public String key() {
    return digest
        + (request.requested() ? " requested" : "")
        + request.direct().map(direct -> " direct " + direct.url()).orElse("");
  }
}
