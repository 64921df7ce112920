package dev.berth.core.env;

import dev.berth.core.store.Parallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Compares a folder with the listing of what should be in it, without reading the files. */
final class EnvironmentCheck {

  private EnvironmentCheck() {}

  /**
   * What is different, sorted, one fact each. What is there besides is not looked at: Python keeps
   * its bytecode there.
   */
  static List<String> differences(Path root, FileListing listing, int processors)
      throws IOException {
    Queue<String> found = new ConcurrentLinkedQueue<>();
    Parallel.forEach(
        listing.split(4 * processors),
        processors,
        part ->
            part.forEach(
                new FileListing.Visitor() {
                  private Path folder = root;

                  @Override
                  public void folder(String path) {
                    folder = path.isEmpty() ? root : root.resolve(path);
                  }

                  @Override
                  public void file(String name, FileState state) {
                    Path file = folder.resolve(name);
                    String difference = state.difference(file);
                    if (!difference.isEmpty()) {
                      found.add("`" + root.relativize(file) + "` " + difference);
                    }
                  }

                  @Override
                  public void link(String name, String target) {
                    Path link = folder.resolve(name);
                    if (!pointsTo(link, target)) {
                      found.add(
                          "`" + root.relativize(link) + "` does not lead to `" + target + "`");
                    }
                  }
                }));
    return List.copyOf(new TreeSet<>(found));
  }

  private static boolean pointsTo(Path link, String target) {
    try {
      return Files.readSymbolicLink(link).toString().equals(target);
    } catch (IOException notALink) {
      return false;
    }
  }
}
