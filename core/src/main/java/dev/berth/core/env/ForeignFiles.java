package dev.berth.core.env;

import dev.berth.core.io.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what others put into an environment. */
final class ForeignFiles {

  private ForeignFiles() {}

  /**
   * What is in the folder and neither in its listing nor Python's bytecode: sorted, one fact each.
   */
  static List<String> in(Path root, FileListing listing) throws IOException {
    Set<Path> known = new HashSet<>();
    known.add(root.resolve(EnvironmentRecord.FILE));
    known.add(root.resolve(EnvironmentBuilder.LISTING));
    listing.forEach(
        new FileListing.Visitor() {
          private Path folder = root;

          @Override
          public void folder(String path) {
            folder = path.isEmpty() ? root : root.resolve(path);
          }

          @Override
          public void file(String name, FileState state) {
            known.add(folder.resolve(name));
          }

          @Override
          public void link(String name, String target) {
            known.add(folder.resolve(name));
          }
        });
    List<String> foreign = new ArrayList<>();
    new FileTree(root)
        .visit(
            (file, attributes) -> {
              if (!known.contains(file) && !isBytecode(file)) {
                foreign.add("`" + root.relativize(file) + "` was added");
              }
            });
    foreign.sort(null);
    return foreign;
  }

  private static boolean isBytecode(Path file) {
    return file.getParent().endsWith("__pycache__") && file.toString().endsWith(".pyc");
  }
}
