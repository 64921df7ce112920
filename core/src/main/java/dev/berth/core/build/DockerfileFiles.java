package dev.berth.core.build;

import dev.berth.core.layer.RuntimeLayout;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.oci.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The user's files beside a Dockerfile, under the paths that they have in the image, and the lines
 * that copy them there.
 */
final class DockerfileFiles {

  /** The folder of the files. */
  static final String FOLDER = "files";

  /** What a source of {@code COPY} takes for a pattern. */
  private static final Pattern PATTERN_SYNTAX = Pattern.compile("[*?\\[\\]\\\\]");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./~-]+");

  private final String workdir;
  private final Map<String, List<String>> namesByFolder = new TreeMap<>();

  private DockerfileFiles(String workdir) {
    this.workdir = workdir;
  }

  static DockerfileFiles of(ImagePlan plan) {
    DockerfileFiles files = new DockerfileFiles(plan.execution().workdir());
    for (LockedFile file : plan.locked().files()) {
      String path = RuntimeLayout.pathOf(file, files.workdir);
      int slash = path.lastIndexOf('/');
      files
          .namesByFolder
          .computeIfAbsent(path.substring(0, slash), folder -> new ArrayList<>())
          .add(path.substring(slash + 1));
    }
    return files;
  }

  /** Where a file lies beside the Dockerfile. */
  String contextPath(LockedFile file) {
    return FOLDER + RuntimeLayout.pathOf(file, workdir);
  }

  /**
   * One line for each folder; files below it come with it. Files are named where nothing lies below
   * them: a folder that is copied would give that of the image its own mode.
   */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String above = "\n";
    for (String folder : namesByFolder.keySet()) {
      if (folder.startsWith(above)) {
        continue;
      }
      String below = folder + "/";
      boolean whole =
          namesByFolder.keySet().stream().anyMatch(other -> other.startsWith(below))
              || namesByFolder.get(folder).stream()
                  .anyMatch(name -> PATTERN_SYNTAX.matcher(name).find());
      List<String> words = new ArrayList<>();
      if (whole) {
        words.add(FOLDER + below);
        above = below;
      } else {
        namesByFolder.get(folder).forEach(name -> words.add(FOLDER + below + name));
      }
      words.add(below);
      lines.add("COPY " + inLine(words));
    }
    return lines;
  }

  /** As a list in JSON where a word has a blank, which plain words cannot have. */
  private static String inLine(List<String> words) {
    return words.stream().allMatch(word -> PLAIN.matcher(word).matches())
        ? String.join(" ", words)
        : new String(Json.write(words), StandardCharsets.UTF_8);
  }
}
