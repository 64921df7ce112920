package dev.berth.core.verify;

import dev.berth.core.debian.ControlStanza;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.verify.Difference.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the packages that dpkg has in an image with those of the lock. */
final class OsPackageCheck {

  /** Where dpkg says what is installed. */
  static final String STATUS = "/var/lib/dpkg/status";

  private OsPackageCheck() {}

  /**
   * All differences, by name.
   *
   * @param status the text of dpkg's own list; without one, nothing is installed
   * @throws UnreadableImageException when it is not one
   */
  static List<Difference> differences(
      String image, Optional<String> status, List<LockedOsPackage> locked) {
    Map<String, String> missing = new TreeMap<>();
    locked.forEach(one -> missing.put(one.name(), one.version()));
    List<Difference> differences = new ArrayList<>();
    installed(image, status.orElse(""))
        .forEach(
            (name, version) -> {
              String expected = missing.remove(name);
              if (expected == null) {
                differences.add(Difference.of(Kind.PACKAGE_EXTRA, name + " " + version));
              } else if (!expected.equals(version)) {
                differences.add(
                    Difference.of(Kind.PACKAGE_VERSION, name).between(expected, version));
              }
            });
    missing.forEach(
        (name, version) ->
            differences.add(Difference.of(Kind.PACKAGE_MISSING, name + " " + version)));
    return differences;
  }

  private static Map<String, String> installed(String image, String status) {
    try {
      Map<String, String> installed = new TreeMap<>();
      for (ControlStanza stanza : ControlStanza.parseAll(status)) {
        if (stanza.find("Status").orElse("").endsWith(" installed")) {
          installed.put(stanza.find("Package").orElse(""), stanza.find("Version").orElse(""));
        }
      }
      return installed;
    } catch (IOException e) {
      throw new UnreadableImageException(image, "`" + STATUS + "`: " + e.getMessage());
    }
  }
}
