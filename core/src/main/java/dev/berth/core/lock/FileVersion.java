package dev.berth.core.lock;

import dev.berth.core.python.PackageName;
import dev.berth.core.python.Version;
import dev.berth.core.python.WheelName;
import java.util.Optional;

/** The version that a file on an index is of, as its name says. */
final class FileVersion {

  private FileVersion() {}

  static Optional<Version> of(PackageName name, String fileName) {
    try {
      return Optional.of(WheelName.parse(fileName).parsedVersion());
    } catch (IllegalArgumentException notAWheel) {
      String stem = fileName.replaceFirst("\\.(tar\\.(gz|bz2|xz)|zip|tgz)$", "");
      for (int dash = stem.indexOf('-'); dash > 0; dash = stem.indexOf('-', dash + 1)) {
        String start = stem.substring(0, dash);
        if (PackageName.isValid(start) && PackageName.parse(start).equals(name)) {
          return Version.find(stem.substring(dash + 1));
        }
      }
      return Optional.empty();
    }
  }
}
