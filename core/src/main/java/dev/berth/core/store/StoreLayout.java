package dev.berth.core.store;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Index;
import dev.berth.core.oci.OciJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The {@code index.json} that makes the store an OCI image layout for others (image-spec,
 * image-layout.md): each image under {@code NAME:TAG} for each of its tags. Made anew from the
 * runtimes each time, so it is never wrong for long.
 */
final class StoreLayout {

  private static final String REF_NAME = "org.opencontainers.image.ref.name";

  private final Path file;
  private final StoreLock lock;

  StoreLayout(Path home) {
    this.file = home.resolve("index.json");
    this.lock = new StoreLock(home.resolve("locks").resolve("index"));
  }

  void update(RuntimeLookup runtimes) throws IOException {
    lock.during(
        () -> {
          List<Descriptor> manifests = new ArrayList<>();
          for (RuntimeEntry latest : runtimes.latest()) {
            for (RuntimeEntry entry : runtimes.versions(latest.runtime().name())) {
              manifests.addAll(named(entry));
            }
          }
          AtomicFile.write(file, OciJson.write(new Index(manifests, Map.of())));
          return file;
        });
  }

  private static List<Descriptor> named(RuntimeEntry entry) {
    List<Descriptor> named = new ArrayList<>();
    for (RuntimeImage image : entry.runtime().images()) {
      for (String tag : entry.tags()) {
        named.add(image.manifest().withAnnotation(REF_NAME, entry.runtime().name() + ":" + tag));
      }
    }
    return named;
  }
}
