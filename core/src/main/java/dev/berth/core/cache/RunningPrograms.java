package dev.berth.core.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The programs that run on this computer, as proc(5) shows them; elsewhere none are seen. A shell
 * that activated an environment, and runs nothing in it just now, is not seen either.
 *
 * @param proc the folder {@code /proc}
 */
record RunningPrograms(Path proc) {

  /** What a program is told: its arguments, and its environment when it began. */
  private static final int MOST_READ = 1 << 20;

  /** Whether one of them was started with this environment's path. */
  boolean use(Path environment) throws IOException {
    if (!Files.isDirectory(proc)) {
      return false;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (names(process.resolve("cmdline"), environment)
            || names(process.resolve("environ"), environment)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean names(Path file, Path environment) {
    Optional<String> text = read(file);
    String path = environment.toString();
    int at = text.map(all -> all.indexOf(path)).orElse(-1);
    while (at >= 0) {
      int end = at + path.length();
      // Not another one whose name only begins the same.
      if (end == text.get().length() || "/\0:".indexOf(text.get().charAt(end)) >= 0) {
        return true;
      }
      at = text.get().indexOf(path, end);
    }
    return false;
  }

  /** Others' programs cannot be looked into; and any may have ended. */
  private static Optional<String> read(Path file) {
    try (var in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(MOST_READ), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
