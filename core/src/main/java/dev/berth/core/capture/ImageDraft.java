package dev.berth.core.capture;

import dev.berth.core.Problem;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.python.PackageName;
import dev.berth.core.spec.RuntimeTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container image as a runtime: all of it is the base, and nothing is added.
 *
 * @param image with absolute paths
 */
public record ImageDraft(String name, ImageLocation image) implements RuntimeDraft {

  /**
   * The name that the runtime has unless another is given: the image's, without registry and tag.
   */
  public static String nameOf(ImageLocation image) {
    return RuntimeTemplate.nameFor(lastPart(image));
  }

  private static String lastPart(ImageLocation image) {
    if (image instanceof ImageLocation.Registry registry) {
      return lastPart(registry.reference());
    }
    if (image instanceof ImageLocation.DockerDaemon daemon) {
      return daemon
          .reference()
          .map(ImageDraft::lastPart)
          .or(() -> daemon.imageId().map(id -> "image-" + id.shortHex()))
          .orElse("image");
    }
    if (image instanceof ImageLocation.DockerArchive archive) {
      return archive
          .reference()
          .map(ImageDraft::lastPart)
          .orElseGet(() -> withoutEnding(archive.file()));
    }
    return image instanceof ImageLocation.OciArchive archive
        ? withoutEnding(archive.file())
        : String.valueOf(((ImageLocation.OciLayout) image).directory().getFileName());
  }

  private static String lastPart(ImageReference reference) {
    String repository = reference.repository();
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  private static String withoutEnding(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
  }

  @Override
  public String origin() {
    return "the image `" + image + "`";
  }

  @Override
  public String yaml(Path folder) {
    return new RuntimeYaml()
        .comment("The image `" + image.relativeTo(folder) + "` as a runtime.")
        .name(name)
        .line("")
        .line("environment:")
        .comment("  The base; `berth runtime build` adds to it what is listed below.")
        .line("  docker:")
        .line("    image: " + RuntimeYaml.scalar(image.relativeTo(folder).toString()))
        .line("")
        .line("dependencies: []")
        .text();
  }

  @Override
  public List<Problem> warnings() {
    return List.of();
  }

  @Override
  public Optional<Path> source() {
    return Optional.empty();
  }

  @Override
  public List<Path> wheels() {
    return List.of();
  }

  @Override
  public Optional<Map<PackageName, String>> versions() {
    return Optional.empty();
  }

  @Override
  public List<Problem> requireFitting(LockedPlatform platform) {
    return List.of();
  }
}
