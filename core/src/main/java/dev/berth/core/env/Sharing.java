package dev.berth.core.env;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.io.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How an environment gets the files of unpacked wheels, the best first. */
public enum Sharing {
  /** The blocks on the disk are shared until one of the files is changed (ioctl_ficlone(2)). */
  REFLINK,
  /** They are the same files. */
  HARD_LINK,
  /** They are files of their own. */
  COPY;

  /** As people call it: {@code hard link}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * The best that works from one folder to another. Tried once for each pair of file systems, and
   * remembered.
   *
   * @param memory a folder on the first file system, for what is remembered and tried
   * @param target an existing folder on the other
   */
  public static Sharing between(Path memory, Path target, ProcessRunner processes)
      throws IOException {
    String pair =
        Files.getAttribute(memory, "unix:dev") + "-" + Files.getAttribute(target, "unix:dev");
    Path known = memory.resolve(".sharing-" + pair);
    try {
      return valueOf(Files.readString(known).strip());
    } catch (IOException | IllegalArgumentException unknown) {
      Sharing found = tried(memory, target, processes);
      AtomicFile.writeUnsynced(known, (found + "\n").getBytes(StandardCharsets.UTF_8));
      return found;
    }
  }

  private static Sharing tried(Path memory, Path target, ProcessRunner processes)
      throws IOException {
    Path from = Files.createTempFile(memory, ".sharing-", ".tmp");
    Path to = target.resolve(from.getFileName());
    try {
      Files.writeString(from, "shared");
      if (canReflink(from, to, processes)) {
        return REFLINK;
      }
      Files.deleteIfExists(to);
      return canLink(from, to) ? HARD_LINK : COPY;
    } finally {
      Files.deleteIfExists(from);
      Files.deleteIfExists(to);
    }
  }

  private static boolean canReflink(Path from, Path to, ProcessRunner processes) {
    try {
      return processes
          .run(
              List.of("cp", "--reflink=always", from.toString(), to.toString()),
              from.getParent(),
              Map.of())
          .succeeded();
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private static boolean canLink(Path from, Path to) {
    try {
      Files.createLink(to, from);
      return true;
    } catch (IOException | UnsupportedOperationException anotherFileSystem) {
      return false;
    }
  }
}
