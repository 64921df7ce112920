package dev.berth.core.run;

import dev.berth.core.build.Image;
import dev.berth.core.docker.EngineImages;
import dev.berth.core.docker.ImageSettings;
import dev.berth.core.docker.SavedImage;
import dev.berth.core.io.TarHeader;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The layers that commands made, one for each; an engine makes none when nothing was changed. */
final class CommandLayers {

  private final Image below;
  private final List<Optional<DiffId>> layers = new ArrayList<>();

  /**
   * @param below what the first command found
   */
  CommandLayers(Image below) {
    this.below = below;
  }

  /** A command ended well: the image that it found, and the one that was made of it. */
  void add(ImageSettings before, ImageSettings after) {
    int size = before.layers().size();
    List<DiffId> all = after.layers();
    if (all.size() < size
        || all.size() > size + 1
        || !all.subList(0, size).equals(before.layers())) {
      throw new IllegalStateException(
          "the Engine made " + all + " of one command on " + before.layers());
    }
    layers.add(all.subList(size, all.size()).stream().findFirst());
  }

  /** Whether the Engine has nothing of them. */
  boolean isEmpty() {
    return layers.stream().allMatch(Optional::isEmpty);
  }

  /**
   * Writes them to files, in the order of the commands.
   *
   * @param image the one that was made last, which has all of them
   */
  List<Path> collect(EngineImages images, Digest image, Path folder, Interruption interruption)
      throws IOException {
    Map<DiffId, Path> saved = isEmpty() ? Map.of() : save(images, image, folder, interruption);
    List<Path> files = new ArrayList<>();
    for (Optional<DiffId> layer : layers) {
      files.add(layer.isPresent() ? saved.get(layer.get()) : nothing(folder));
    }
    return files;
  }

  private Map<DiffId, Path> save(
      EngineImages images, Digest image, Path folder, Interruption interruption)
      throws IOException {
    Set<DiffId> wanted = new HashSet<>();
    layers.forEach(layer -> layer.ifPresent(wanted::add));
    // An Engine may put all of it together before it sends anything.
    try (SavedImage archive = interruption.during(() -> images.save(image))) {
      return interruption.during(archive, () -> archive.writeLayers(wanted, known(wanted), folder));
    }
  }

  /** Whoever changes nothing may make a layer that is also among those below. */
  private Set<Digest> known(Set<DiffId> wanted) {
    Set<Digest> known = new HashSet<>();
    List<DiffId> diffIds = below.config().diffIds();
    List<Descriptor> blobs = below.manifest().layers();
    for (int i = 0; i < diffIds.size(); i++) {
      if (!wanted.contains(diffIds.get(i))) {
        known.add(diffIds.get(i).digest());
        known.add(blobs.get(i).digest());
      }
    }
    return known;
  }

  private static Path nothing(Path folder) throws IOException {
    return Files.write(folder.resolve("nothing.tar"), TarHeader.end());
  }
}
