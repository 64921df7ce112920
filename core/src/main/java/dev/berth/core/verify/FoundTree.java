package dev.berth.core.verify;

import dev.berth.core.python.PackageName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was found where an environment is.
 *
 * @param files by their paths relative to the environment's prefix; those of the user's own that
 *     are elsewhere by their absolute paths
 */
record FoundTree(SortedMap<String, FoundFile> files) {

  private static final String DIST_INFO = ".dist-info/";

  FoundTree {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  Optional<FoundFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Whether it is what Python keeps of a module to load it sooner. */
  static boolean isBytecode(String path) {
    return path.endsWith(".pyc") && path.contains("/__pycache__/");
  }

  /** The projects that are installed, in the order of their folders' names. */
  List<FoundProject> projects(String sitePackages) {
    TreeSet<String> folders = new TreeSet<>();
    String start = sitePackages + "/";
    for (String path : files.tailMap(start).keySet()) {
      if (!path.startsWith(start)) {
        break;
      }
      int end = path.indexOf('/', start.length());
      if (end > 0 && path.startsWith(DIST_INFO, end + 1 - DIST_INFO.length())) {
        folders.add(path.substring(start.length(), end + 1 - DIST_INFO.length()));
      }
    }
    List<FoundProject> projects = new ArrayList<>();
    for (String folder : folders) {
      int dash = folder.lastIndexOf('-');
      if (dash > 0 && PackageName.isValid(folder.substring(0, dash))) {
        projects.add(
            new FoundProject(
                PackageName.parse(folder.substring(0, dash)),
                folder.substring(dash + 1),
                find(start + folder + DIST_INFO + "RECORD").flatMap(FoundFile::text)));
      }
    }
    return projects;
  }
}
