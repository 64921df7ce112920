package dev.berth.core.publish;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.Suggestion;
import dev.berth.core.oci.ImageLocation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** An image cannot be brought to a destination. */
public final class PublishException extends BerthException {

  private final transient ImageLocation destination;

  private PublishException(ImageLocation destination, Problem problem) {
    super(problem);
    this.destination = destination;
  }

  private PublishException(ImageLocation destination, Problem problem, IOException cause) {
    super(problem, cause);
    this.destination = destination;
  }

  private static Problem cannotPublish(ImageLocation destination) {
    return Problem.of("cannot publish to `" + destination + "`");
  }

  static PublishException notSupportedYet(ImageLocation destination) {
    String copy = "publish to `oci:DIR` and copy it with `skopeo copy oci:DIR " + destination + "`";
    return new PublishException(
        destination,
        cannotPublish(destination)
            .because("publishing to a registry is not supported yet")
            .hint(
                transportMeant(destination)
                    .map(meant -> "did you mean `" + meant + "`?")
                    .orElse(copy)));
  }

  /** {@code docker-demon:x} is a name in a registry, though hardly a meant one. */
  private static Optional<String> transportMeant(ImageLocation destination) {
    String name = destination.toString().replaceFirst("^docker://", "");
    int colon = name.indexOf(':');
    return colon < 0 || name.lastIndexOf('/', colon) >= 0
        ? Optional.empty()
        : Suggestion.nearest(name.substring(0, colon + 1), ImageLocation.TRANSPORTS)
            .map(transport -> transport + name.substring(colon + 1));
  }

  static PublishException notALayout(ImageLocation destination, String found) {
    return new PublishException(
        destination,
        cannotPublish(destination)
            .because("the folder is not an OCI image layout: " + found)
            .hint("name a folder that is empty or not there yet"));
  }

  static PublishException damagedIndex(ImageLocation destination, String why) {
    return new PublishException(
        destination, cannotPublish(destination).because("its `index.json` cannot be read: " + why));
  }

  static PublishException notAFile(ImageLocation destination) {
    return new PublishException(
        destination, cannotPublish(destination).because("there is something that is not a file"));
  }

  static PublishException notAnEngineName(ImageLocation destination) {
    return new PublishException(
        destination, cannotPublish(destination).because("an image id is no name for a new image"));
  }

  static PublishException cannotWrite(ImageLocation destination, IOException cause) {
    return new PublishException(
        destination, cannotPublish(destination).because(reason(cause)), cause);
  }

  private static String reason(IOException failure) {
    if (failure instanceof FileSystemException file && file.getFile() != null) {
      return "`"
          + file.getFile()
          + "`: "
          + Optional.ofNullable(file.getReason()).orElse(kind(file));
    }
    return Optional.ofNullable(failure.getMessage()).orElse("input or output failed");
  }

  private static String kind(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return failure instanceof NoSuchFileException
        ? "no such file or folder"
        : "the file system refused";
  }

  /** Where the image was to go. */
  public ImageLocation destination() {
    return destination;
  }
}
