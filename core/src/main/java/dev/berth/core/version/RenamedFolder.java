package dev.berth.core.version;

import dev.berth.core.SourceExcerpt;
import dev.berth.core.io.AtomicFile;
import dev.berth.core.lock.LockFile;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.spec.RuntimeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder of a runtime under another name: all it asks for and all that is locked stay. */
public final class RenamedFolder {

  private RenamedFolder() {}

  /**
   * Puts another name into runtime.yaml, comments and all else kept, and into its lock.
   *
   * @param spec as it was read from there
   * @param name one that a runtime may have
   */
  public static void rename(RuntimeSpec spec, String name) throws IOException {
    String text = renamed(spec, name);
    LockFile file = LockFile.of(spec);
    Optional<RuntimeLock> lock = file.read();
    // The lock first: with the old name in runtime.yaml it is stale, and made to fit by the next.
    if (lock.isPresent()) {
      file.write(new RuntimeLock(name, lock.get().requirements(), lock.get().platforms()));
    }
    AtomicFile.write(spec.file(), text);
  }

  private static String renamed(RuntimeSpec spec, String name) throws IOException {
    SourceExcerpt place = spec.placeOf("/name").orElseThrow();
    List<String> lines = new ArrayList<>(List.of(Files.readString(spec.file()).split("\n", -1)));
    String line = lines.get(place.line() - 1);
    int start = line.offsetByCodePoints(0, place.column() - 1);
    int end = line.offsetByCodePoints(start, place.length());
    lines.set(place.line() - 1, line.substring(0, start) + '"' + name + '"' + line.substring(end));
    return String.join("\n", lines);
  }
}
