package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.build.Image;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import dev.berth.core.publish.Publishers;
import dev.berth.core.run.WorkloadImage;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.RuntimeRecord;
import java.io.IOException;
import java.nio.file.Path;

/** Images of runtimes, out of the store. */
record RuntimeImages(Services services) {

  /**
   * The image of a version that was built here, for this computer.
   *
   * @throws NotBuiltException when that version was not, or not for this computer
   */
  WorkloadImage.Stored find(RuntimeTarget target) throws IOException {
    RuntimeRecord runtime = version(target);
    Platform platform = Platform.linuxOn(System.getProperty("os.arch"));
    Descriptor manifest =
        runtime
            .find(platform)
            .orElseThrow(() -> NotBuiltException.forPlatform(runtime, platform))
            .manifest();
    BlobStore blobs = services.store().blobs();
    Manifest read = OciJson.readManifest(blobs.read(manifest.digest()));
    Image image = new Image(manifest, read, OciJson.readConfig(blobs.read(read.config().digest())));
    return new WorkloadImage.Stored(
        image, Publishers.defaultName(runtime.name()).withTag(runtime.version().shortHex()));
  }

  private RuntimeRecord version(RuntimeTarget target) throws IOException {
    if (target instanceof RuntimeTarget.InStore named) {
      return named.find(services.store().runtimes(), services.workingDirectory()).runtime();
    }
    Path file = ((RuntimeTarget.InFolder) target).file(services.workingDirectory());
    return services
        .versionReader()
        .read(services.runtimeSpecReader().read(file), "run")
        .built()
        .orElseThrow(() -> NotBuiltException.fromFolder(file))
        .runtime();
  }
}
