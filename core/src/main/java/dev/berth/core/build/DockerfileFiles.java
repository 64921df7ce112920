package dev.berth.core.build;

import dev.berth.core.layer.RuntimeLayout;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.UserStep;
import dev.berth.core.oci.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Files of the user's beside a Dockerfile, under the paths that they have in the image, and the
 * lines that copy them there. Those that come there at different times are in folders of their own.
 */
final class DockerfileFiles {

  /** The folder of the files. */
  static final String FOLDER = "files";

  /** What a source of {@code COPY} takes for a pattern. */
  private static final Pattern PATTERN_SYNTAX = Pattern.compile("[*?\\[\\]\\\\]");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./~-]+");

  private final String root;
  private final String workdir;
  private final List<LockedFile> files;
  private final Map<String, List<String>> namesByFolder = new TreeMap<>();

  private DockerfileFiles(String root, String workdir, List<LockedFile> files) {
    this.root = root;
    this.workdir = workdir;
    this.files = files;
    for (LockedFile file : files) {
      String path = RuntimeLayout.pathOf(file, workdir);
      int slash = path.lastIndexOf('/');
      namesByFolder
          .computeIfAbsent(path.substring(0, slash), folder -> new ArrayList<>())
          .add(path.substring(slash + 1));
    }
  }

  /** The files of each step that has some, in their order. */
  static List<DockerfileFiles> of(ImagePlan plan) {
    List<UserStep.Files> steps =
        plan.steps().stream()
            .filter(UserStep.Files.class::isInstance)
            .map(UserStep.Files.class::cast)
            .toList();
    List<DockerfileFiles> all = new ArrayList<>();
    for (UserStep.Files step : steps) {
      String root = steps.size() == 1 ? FOLDER : FOLDER + "/" + (all.size() + 1);
      all.add(new DockerfileFiles(root, plan.execution().workdir(), step.files()));
    }
    return all;
  }

  List<LockedFile> files() {
    return files;
  }

  /** Where a file lies beside the Dockerfile. */
  String contextPath(LockedFile file) {
    return root + RuntimeLayout.pathOf(file, workdir);
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
        words.add(root + below);
        above = below;
      } else {
        namesByFolder.get(folder).forEach(name -> words.add(root + below + name));
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
