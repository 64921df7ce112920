package dev.berth.core.env;

import dev.berth.core.lock.LockedFile;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.python.VirtualEnvironment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where files of the user's own are in an environment. In an image they are anywhere; on a computer
 * they stay below the environment's prefix, which stands for the image's working directory and for
 * its root, and for the folder that the environment has there.
 */
final class FilePlaces {

  /** The environment's prefix in images. */
  static final String PREFIX_IN_IMAGE = "/opt/runtime/";

  private final Set<String> reserved;
  private final Set<String> taken = new HashSet<>();

  FilePlaces(PythonVersion python, List<String> ours) {
    this.reserved = new HashSet<>(VirtualEnvironment.reserved(python));
    // Folders of the environment are no obstacle: files go into them.
    this.reserved.remove("bin");
    this.reserved.remove("include");
    this.reserved.addAll(ours);
    String site = InstallTarget.sitePackages(python);
    for (int slash = site.length(); slash > 0; slash = site.lastIndexOf('/', slash - 1)) {
      this.reserved.remove(site.substring(0, slash));
    }
  }

  /**
   * The file's path relative to the prefix.
   *
   * @throws EnvironmentException when it leaves the environment, or another has the place
   */
  String place(LockedFile file) {
    String destination = file.destination();
    if (destination.startsWith(PREFIX_IN_IMAGE)) {
      destination = destination.substring(PREFIX_IN_IMAGE.length());
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : destination.split("/")) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          throw EnvironmentException.noPlace(file, "it would leave the environment");
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    String place = String.join("/", segments);
    if (place.isEmpty() || place.chars().anyMatch(Character::isISOControl)) {
      throw EnvironmentException.noPlace(file, "it is not a file's path");
    }
    for (int slash = place.indexOf('/'); ; slash = place.indexOf('/', slash + 1)) {
      String start = slash < 0 ? place : place.substring(0, slash);
      if (reserved.contains(start)) {
        throw EnvironmentException.noPlace(file, "`" + start + "` is the environment's own");
      }
      if (slash < 0) {
        break;
      }
    }
    if (!taken.add(place)) {
      throw EnvironmentException.noPlace(
          file, "on a computer, another file has the same place: `" + place + "`");
    }
    return place;
  }
}
