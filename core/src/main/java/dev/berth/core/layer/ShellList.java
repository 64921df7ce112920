package dev.berth.core.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The shells that may be anybody's, {@code /etc/shells} (shells(5)), as update-shells(8) makes it
 * of what packages register; each under its name below /usr too.
 */
final class ShellList {

  private static final String FOLDER = "usr/share/debianutils/";

  /** What bash and dash add in their scripts where shells are not registered yet. */
  private static final List<String> OLDER =
      List.of(
          "/bin/bash",
          "/usr/bin/bash",
          "/bin/rbash",
          "/usr/bin/rbash",
          "/bin/dash",
          "/usr/bin/dash");

  private ShellList() {}

  /** Adds the list to a tree that has its beginning. */
  static void write(RootTree tree) throws IOException {
    Optional<String> start = tree.text(FOLDER + "shells");
    if (start.isEmpty()) {
      return;
    }
    Set<String> lines = new LinkedHashSet<>();
    if (tree.find(FOLDER + "shells.d").isEmpty()) {
      lines.addAll(start.get().lines().toList());
      lines.addAll(OLDER);
    } else {
      for (String line : registered(tree, start.get())) {
        lines.add(line);
        if (line.startsWith("/")) {
          tree.resolve(line).ifPresent(path -> lines.add("/" + path));
        }
      }
    }
    tree.putIfAbsent("etc/shells", RootEntry.file(String.join("\n", lines) + "\n", 0644));
  }

  private static List<String> registered(RootTree tree, String start) throws IOException {
    List<String> lines = new ArrayList<>(start.lines().toList());
    for (String name : tree.list(FOLDER + "shells.d").keySet()) {
      lines.addAll(tree.text(FOLDER + "shells.d/" + name).orElse("").lines().toList());
    }
    return lines;
  }
}
