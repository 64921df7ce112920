package dev.berth.core.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is installed in the folders that a Python imports from, found by looking: nothing is
 * imported, and no line of a {@code .pth} file is run, though the folders that these name are
 * looked into ({@code site} of the standard library).
 *
 * @param folders those that were looked into, in the order in which Python does
 * @param projects of a name that is there twice, the one that Python finds first; sorted by name
 * @param unreadable metadata that says too little, with the reason
 */
public record SitePackages(
    List<Path> folders, List<InstalledProject> projects, SortedMap<Path, String> unreadable) {

  public SitePackages {
    folders = List.copyOf(folders);
    projects = List.copyOf(projects);
  }

  /**
   * Looks into folders; one that is not there holds nothing.
   *
   * @param searchPath {@code site-packages} and the like, the first before the later
   * @throws IOException when a folder cannot be listed
   */
  public static SitePackages in(List<Path> searchPath) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path folder : searchPath) {
      if (Files.isDirectory(folder)) {
        folders.add(folder.toRealPath());
      }
    }
    for (Path folder : List.copyOf(folders)) {
      folders.addAll(named(folder));
    }
    Map<PackageName, InstalledProject> projects = new LinkedHashMap<>();
    SortedMap<Path, String> unreadable = new TreeMap<>();
    for (Path folder : folders) {
      for (Path metadata : metadata(folder)) {
        try {
          InstalledProject project = InstalledProject.read(metadata);
          InstalledProject before = projects.putIfAbsent(project.name(), project);
          if (before != null && before.metadata().getParent().equals(metadata.getParent())) {
            unreadable.put(
                metadata,
                "`" + before.metadata().getFileName() + "` beside it is of the same project");
          }
        } catch (IllegalArgumentException e) {
          unreadable.put(metadata, String.valueOf(e.getMessage()));
        }
      }
    }
    return new SitePackages(
        List.copyOf(folders), List.copyOf(new TreeMap<>(projects).values()), unreadable);
  }

  /**
   * Files and folders below a folder, side by side with projects, that belong to none of these:
   * modules that someone put there by hand. None when that cannot be told, since a project does not
   * say what it has.
   *
   * @param prefix that of the environment, whose own files are meant
   */
  public List<Path> unowned(Path prefix) throws IOException {
    List<Path> unowned = new ArrayList<>();
    Path within = prefix.toRealPath();
    for (Path folder : folders) {
      List<InstalledProject> here =
          projects.stream().filter(project -> project.location().equals(folder)).toList();
      if (folder.startsWith(within) && here.stream().allMatch(InstalledProject::saysWhatItHas)) {
        Set<String> owned = new LinkedHashSet<>();
        here.forEach(project -> owned.addAll(project.entries()));
        entries(folder).stream()
            .filter(entry -> !owned.contains(entry.getFileName().toString()))
            .filter(entry -> !isNobodys(entry.getFileName().toString()))
            .forEach(unowned::add);
      }
    }
    return unowned;
  }

  /** What tools leave there, and what was looked at as metadata already. */
  private static boolean isNobodys(String name) {
    return name.startsWith("~")
        || name.startsWith(".")
        || name.equals("__pycache__")
        || name.equals("README.txt")
        || name.equals("easy-install.pth")
        // virtualenv's own.
        || name.equals("_virtualenv.py")
        || name.equals("_virtualenv.pth")
        || name.matches(".*\\.(dist-info|egg-info|egg-link|egg)");
  }

  private static List<Path> metadata(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path entry : entries(folder)) {
      String name = entry.getFileName().toString();
      // pip renames what it is about to remove, and leaves that behind when it is interrupted.
      boolean leftover = name.startsWith("~");
      if (!leftover && (name.endsWith(".dist-info") || name.endsWith(".egg-info"))) {
        found.add(entry);
      }
      Path inEgg = entry.resolve("EGG-INFO");
      if (name.endsWith(".egg") && Files.isDirectory(inEgg)) {
        found.add(inEgg);
      }
    }
    return found;
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  /** The folders that the {@code .pth} files in one name. */
  private static List<Path> named(Path folder) throws IOException {
    List<Path> named = new ArrayList<>();
    for (Path file : entries(folder)) {
      if (file.toString().endsWith(".pth") && Files.isRegularFile(file)) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String line : text.lines().map(String::strip).toList()) {
          if (!line.isEmpty() && !line.startsWith("#") && !line.matches("import[ \t].*")) {
            addFolder(named, folder, line);
          }
        }
      }
    }
    return named;
  }

  private static void addFolder(List<Path> named, Path folder, String line) throws IOException {
    try {
      Path path = folder.resolve(line);
      if (Files.isDirectory(path)) {
        named.add(path.toRealPath());
      }
    } catch (InvalidPathException notAPath) {
      // Python ignores such a line too.
    }
  }
}
