package dev.berth.core.lock;

import dev.berth.core.spec.Dependency;
import dev.berth.core.spec.Dependency.FileSpec;
import dev.berth.core.spec.Dependency.Located;
import dev.berth.core.spec.RuntimeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an image gets on top of its packages, in the order of runtime.yaml: files of the user's own,
 * and commands that are run. A command finds the files that are listed above it; those below it
 * come later, so that changing them runs nothing again.
 */
public sealed interface UserStep {

  /**
   * Files that are put there together.
   *
   * @param files in the order of the lock; at least one
   */
  record Files(List<LockedFile> files) implements UserStep {

    public Files {
      files = List.copyOf(files);
    }
  }

  /** A command that is run in the image. */
  record Command(Located line) implements UserStep {}

  /**
   * The steps, the first one first. A file of the lock that runtime.yaml does not name any more,
   * since the lock is taken as it is, is among the first.
   */
  static List<UserStep> of(RuntimeSpec spec, LockedPlatform locked) {
    List<Located> commands = spec.commands();
    Map<Integer, List<LockedFile>> files = filesByCommandsAbove(spec, locked.files());
    List<UserStep> steps = new ArrayList<>();
    for (int above = 0; above <= commands.size(); above++) {
      if (files.containsKey(above)) {
        steps.add(new Files(files.get(above)));
      }
      if (above < commands.size()) {
        steps.add(new Command(commands.get(above)));
      }
    }
    return steps;
  }

  /** Files by how many commands are listed above them. */
  private static Map<Integer, List<LockedFile>> filesByCommandsAbove(
      RuntimeSpec spec, List<LockedFile> locked) {
    Map<FileSpec, Integer> listed = new LinkedHashMap<>();
    int commands = 0;
    for (Dependency dependency : spec.dependencies()) {
      if (dependency instanceof Dependency.Commands more) {
        commands += more.commands().size();
      } else if (dependency instanceof Dependency.Files files) {
        for (FileSpec file : files.files()) {
          listed.put(file, commands);
        }
      }
    }
    Map<Integer, List<LockedFile>> files = new HashMap<>();
    for (LockedFile file : locked) {
      int above =
          listed.entrySet().stream()
              .filter(one -> LocalFiles.bring(one.getKey(), file))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(0);
      files.computeIfAbsent(above, first -> new ArrayList<>()).add(file);
    }
    return files;
  }
}
