package dev.berth.core.run;

import dev.berth.core.build.CommandListener;
import dev.berth.core.build.Image;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineImages;
import dev.berth.core.docker.ImageSettings;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.publish.Publishers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The images that an Engine has while commands are run, and after. What commands begin with is
 * called {@code berth-build/RUNTIME:CONFIGURATION} while a build needs it, and {@code
 * berth-build/RUNTIME:kept} when it failed: so no build removes what another one needs, and no more
 * than one image of a runtime is ever kept.
 */
final class CommandImages {

  private static final String KEPT = "kept";

  private final DockerEngine engine;
  private final StoreAccess store;
  private final WorkloadImage.Stored below;
  private final List<Digest> made = new ArrayList<>();
  private boolean succeeded;

  CommandImages(DockerEngine engine, StoreAccess store, String runtime, Image image) {
    this.engine = engine;
    this.store = store;
    String name = "berth-build/" + Publishers.defaultName(runtime).familiar();
    this.below =
        new WorkloadImage.Stored(
            image,
            ImageReference.parse(name).withTag(image.manifest().config().digest().shortHex()));
  }

  /** What commands begin with, given to the Engine when it lacks it. */
  ImageSettings bring(Interruption interruption, CommandListener listener) throws IOException {
    DockerBase base = new DockerBase(engine, store, new CommandSending(interruption, listener));
    String name = interruption.during(() -> base.bring(below));
    return engine.images().find(name).orElseThrow(() -> MissingImageException.gone(name));
  }

  /** A command made an image. */
  void made(Digest image) {
    made.add(image);
  }

  /** No command is run any more. */
  void end(boolean well) {
    succeeded = well;
  }

  /** Removes all of them; but not what commands that failed began with. */
  void remove() {
    EngineImages images = engine.images();
    // An image goes when nothing is made of it any more.
    Collections.reverse(made);
    made.forEach(image -> images.remove(image.toString()));
    made.clear();
    ImageReference kept = below.name().withTag(KEPT);
    Optional<ImageSettings> there = images.find(below.name().familiar());
    if (succeeded || there.isPresent()) {
      images.remove(kept.familiar());
    }
    if (!succeeded) {
      there.ifPresent(image -> images.tag(image.id(), kept));
    }
    images.remove(below.name().familiar());
  }
}
