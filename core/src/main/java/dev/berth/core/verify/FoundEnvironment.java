package dev.berth.core.verify;

import dev.berth.core.env.EnvironmentRecord;
import dev.berth.core.io.FileTree;
import dev.berth.core.store.Parallel;
import dev.berth.core.version.VersionView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * An environment on this computer that is to be verified.
 *
 * @param prefix where it is, which may not be where it was made to be
 */
public record FoundEnvironment(Path prefix, EnvironmentRecord record) {

  /**
   * The environment in this folder, when it is one that Berth made.
   *
   * @throws dev.berth.core.env.EnvironmentException when its record cannot be read
   */
  public static Optional<FoundEnvironment> in(Path prefix) {
    return EnvironmentRecord.read(prefix).map(record -> new FoundEnvironment(prefix, record));
  }

  /** What people call it. */
  String subject() {
    return "environment " + prefix;
  }

  /**
   * What makes it anew.
   *
   * @param store the folder of environments that have no other place
   */
  String remedy(VersionView version, Path store) {
    String runtime =
        version.built().isPresent() ? version.shortName() : version.spec().folder().toString();
    return "make it anew with `berth runtime restore "
        + quoted(runtime)
        + (prefix.startsWith(store) ? "" : " --prefix " + quoted(prefix.toString()))
        + " --force`";
  }

  private static String quoted(String path) {
    return path.matches("[\\w/.,:@%+=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  private record Entry(Path file, BasicFileAttributes attributes) {}

  /**
   * What is in it. Every file is read.
   *
   * @param threads how many files to read at once
   */
  FoundTree read(int threads) throws IOException {
    List<Entry> entries = new ArrayList<>();
    new FileTree(prefix).visit((file, attributes) -> entries.add(new Entry(file, attributes)));
    ConcurrentSkipListMap<String, FoundFile> files = new ConcurrentSkipListMap<>();
    Parallel.forEach(
        entries,
        threads,
        entry -> {
          String path = prefix.relativize(entry.file()).toString();
          files.put(path, read(path, entry));
        });
    return new FoundTree(files);
  }

  private static FoundFile read(String path, Entry entry) throws IOException {
    if (entry.attributes().isSymbolicLink()) {
      return FoundFile.link(Files.readSymbolicLink(entry.file()).toString());
    }
    if (!entry.attributes().isRegularFile()) {
      // A pipe would keep whoever reads it waiting.
      return FoundFile.read(path, false, 0, InputStream.nullInputStream());
    }
    boolean executable =
        Files.getPosixFilePermissions(entry.file(), LinkOption.NOFOLLOW_LINKS)
            .contains(PosixFilePermission.OWNER_EXECUTE);
    try (InputStream content = Files.newInputStream(entry.file())) {
      return FoundFile.read(path, executable, entry.attributes().size(), content);
    }
  }
}
