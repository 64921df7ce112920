package dev.berth.core.layer;

import dev.berth.core.lock.LockedFile;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where things are in every image that Berth makes. */
public final class RuntimeLayout {

  /** The virtual environment that holds the runtime's packages. */
  public static final String PREFIX = "/opt/runtime";

  /**
   * The time of every file that a package brings. It is constant, so that equal packages make equal
   * layers; it is not 0, because Python's zipfile refuses times before 1980 in any time zone.
   */
  public static final Instant PACKAGE_TIME = Instant.parse("1980-01-02T00:00:00Z");

  private RuntimeLayout() {}

  /**
   * A file's absolute path in an image.
   *
   * @param workdir what relative destinations are below: absolute
   * @throws InvalidDestinationException when it cannot be there
   */
  public static String pathOf(LockedFile file, String workdir) {
    String path =
        file.destination().startsWith("/")
            ? file.destination()
            : workdir + "/" + file.destination();
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/")) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          throw new InvalidDestinationException(file, "`" + path + "` leaves the image");
        }
      } else if (segment.startsWith(".wh.")) {
        throw new InvalidDestinationException(
            file, "a name that begins with `.wh.` removes files in an image");
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    if (segments.isEmpty()) {
      throw new InvalidDestinationException(file, "`" + path + "` is not a file's path");
    }
    return "/" + String.join("/", segments);
  }
}
