package dev.berth.core.env;

import dev.berth.core.lock.WheelSource;
import dev.berth.core.python.GeneratedFiles;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.PythonVersion;
import java.nio.file.Path;

/**
 * A wheel whose files are in the store as an installation has them, once for all Pythons: modules
 * below {@code site}, headers below {@code headers}, everything else below {@code prefix}.
 *
 * @param source the wheel
 * @param files the folder they are in
 * @param listing where they go in an environment of one Python, relative to its prefix
 * @param generated what is made for them there
 */
record UnpackedWheel(
    WheelSource source, Path files, FileListing listing, GeneratedFiles generated) {

  /** Where a folder of an environment's files is below {@link #files}. */
  static String keptAs(String folder, PythonVersion python) {
    String site = InstallTarget.sitePackages(python);
    if (isIn(folder, site)) {
      return "site" + folder.substring(site.length());
    }
    String headers = InstallTarget.headers(python);
    if (isIn(folder, headers)) {
      return "headers" + folder.substring(headers.length());
    }
    return folder.isEmpty() ? "prefix" : "prefix/" + folder;
  }

  private static boolean isIn(String path, String folder) {
    return path.startsWith(folder)
        && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
  }
}
