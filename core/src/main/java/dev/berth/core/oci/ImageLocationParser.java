package dev.berth.core.oci;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads image locations. */
final class ImageLocationParser {

  private static final Pattern TRANSPORT = Pattern.compile("([a-z][a-z-]*):(.*)", Pattern.DOTALL);

  /** What skopeo knows and we do not; anything else before a colon is a name before its tag. */
  private static final List<String> UNSUPPORTED =
      List.of("containers-storage", "dir", "ostree", "sif", "tarball", "atomic");

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*", Pattern.DOTALL);

  private ImageLocationParser() {}

  static ImageLocation parse(String text) {
    Matcher matcher = TRANSPORT.matcher(text);
    if (!matcher.matches()) {
      return new ImageLocation.Registry(ImageReference.parse(text));
    }
    String transport = matcher.group(1);
    String details = matcher.group(2);
    return switch (transport) {
      case "docker-daemon" -> daemon(details);
      case "oci" -> new ImageLocation.OciLayout(path(text, details), rest(details));
      case "oci-archive" -> new ImageLocation.OciArchive(path(text, details), rest(details));
      case "docker-archive" -> dockerArchive(text, details);
      default -> registry(text, transport, details);
    };
  }

  private static ImageLocation registry(String text, String transport, String details) {
    if (transport.equals("docker") && details.startsWith("//")) {
      return new ImageLocation.Registry(ImageReference.parse(details.substring(2)));
    }
    if (UNSUPPORTED.contains(transport) || details.startsWith("//")) {
      throw new IllegalArgumentException(
          "no such kind of image location: `"
              + text
              + "` (those there are: `"
              + String.join("`, `", ImageLocation.TRANSPORTS)
              + "`, and a name for a registry)");
    }
    return new ImageLocation.Registry(ImageReference.parse(text));
  }

  private static ImageLocation daemon(String details) {
    if (details.isEmpty()) {
      return new ImageLocation.DockerDaemon(Optional.empty(), Optional.empty());
    }
    if (details.startsWith("sha256:")) {
      return new ImageLocation.DockerDaemon(Optional.empty(), Optional.of(Digest.parse(details)));
    }
    return new ImageLocation.DockerDaemon(
        Optional.of(ImageReference.parse(details).withDefaultTag()), Optional.empty());
  }

  private static ImageLocation dockerArchive(String text, String details) {
    Optional<String> name = rest(details);
    if (name.filter(n -> n.startsWith("@")).isPresent()) {
      throw new IllegalArgumentException(
          "an image of a docker-archive is chosen by its name, not by its number: `" + text + "`");
    }
    Optional<ImageReference> reference =
        name.map(ImageReference::parse).map(ImageReference::withDefaultTag);
    if (reference.flatMap(ImageReference::digest).isPresent()) {
      throw new IllegalArgumentException(
          "a docker-archive knows its images by tags, not by digests: `" + text + "`");
    }
    return new ImageLocation.DockerArchive(path(text, details), reference);
  }

  private static Path path(String text, String details) {
    String path = details.substring(0, endOfPath(details));
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a path is missing: `" + text + "`");
    }
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a path: `" + path + "` in `" + text + "`", e);
    }
  }

  private static Optional<String> rest(String details) {
    int end = endOfPath(details);
    return end == details.length()
        ? Optional.empty()
        : Optional.of(details.substring(end + 1)).filter(tag -> !tag.isEmpty());
  }

  /** The first colon ends the path; one after a Windows drive letter belongs to it. */
  private static int endOfPath(String details) {
    int colon = details.indexOf(':', DRIVE.matcher(details).matches() ? 2 : 0);
    return colon < 0 ? details.length() : colon;
  }
}
