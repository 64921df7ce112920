package dev.berth.cli.support;

import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.RuntimeLayer;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Versions of which the store has the record only, as an early Berth left them. */
public record BareVersions(Store store) {

  public static BareVersions in(Path store) throws IOException {
    return new BareVersions(Store.open(store));
  }

  /**
   * Adds a version.
   *
   * @param version 64 hexadecimal digits
   * @param created as ISO 8601 has it
   */
  public void add(String name, String version, String created, String... tags) throws IOException {
    Platform platform = Platform.LINUX_AMD64;
    RuntimeImage image =
        new RuntimeImage(
            platform,
            Descriptor.of(MediaTypes.OCI_MANIFEST, Digest.ofSha256("2".repeat(64)), 7)
                .withPlatform(platform),
            "debian:12",
            "3.11",
            2,
            List.of(layer("debian:12", 24_000_000), layer("numpy 2.1.0", 16_200_000)));
    store
        .runtimes()
        .add(
            new RuntimeRecord(
                name,
                Digest.ofSha256(version),
                Instant.parse(created),
                Digest.ofSha256("2".repeat(64)),
                Optional.empty(),
                List.of(image)),
            List.of(tags));
  }

  private static RuntimeLayer layer(String title, long size) {
    return new RuntimeLayer(
        title, Descriptor.of(MediaTypes.OCI_LAYER_GZIP, Digest.ofSha256("1".repeat(64)), size));
  }
}
