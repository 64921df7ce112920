package dev.berth.core.env;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.io.FileTree;
import dev.berth.core.oci.Digest;
import dev.berth.core.shell.Activation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A folder that an environment is to be in, and the names beside it under which it is made and
 * taken away. Whoever uses these holds the place's lock, so that what is there under them was left
 * by a process that was killed.
 */
record EnvironmentPlace(Path prefix) {

  /** NAME_MAX on Linux. */
  private static final int LONGEST_NAME = 255;

  /**
   * The place at this prefix.
   *
   * @throws EnvironmentException when no environment can be in a folder of this name
   */
  static EnvironmentPlace of(Path prefix) {
    if (!Activation.isPrefix(prefix) || prefix.toString().indexOf('\\') >= 0) {
      throw EnvironmentException.unusablePrefix(
          prefix, "its path has a colon, a backslash or a line break, which programs take amiss");
    }
    if (prefix.getFileName() == null) {
      throw EnvironmentException.unusablePrefix(prefix, "it is the root of the file system");
    }
    for (Path name : prefix) {
      int length = name.toString().getBytes(StandardCharsets.UTF_8).length;
      if (length > LONGEST_NAME) {
        throw EnvironmentException.unusablePrefix(
            prefix,
            "a name in its path has " + length + " bytes; " + LONGEST_NAME + " are possible");
      }
    }
    return new EnvironmentPlace(prefix);
  }

  /**
   * A path without {@code ..} and symbolic links, as far as it exists: what is renamed must be the
   * folder and not a link that leads to it.
   *
   * @param path absolute
   */
  static Path real(Path path) throws IOException {
    Path existing = path;
    while (existing.getParent() != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    return existing.toRealPath().resolve(existing.relativize(path)).normalize();
  }

  /** The name of the lock that who changes this place holds. */
  String lock() {
    return "environment-" + id();
  }

  private String id() {
    return Digest.of(prefix.toString().getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
  }

  /** Where the environment is made. */
  private Path unfinished() {
    return prefix.resolveSibling(".berth-" + id());
  }

  /** Where the one that was here goes. */
  private Path replaced() {
    return prefix.resolveSibling(".berth-" + id() + ".old");
  }

  /** Whether there is nothing here, or an empty folder. */
  boolean isFree() throws IOException {
    if (!Files.isDirectory(prefix)) {
      return !Files.exists(prefix, LinkOption.NOFOLLOW_LINKS);
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(prefix)) {
      return !entries.iterator().hasNext();
    }
  }

  /** What is here, in people's words, when it is not an environment of ours. */
  String description() {
    if (!Files.isDirectory(prefix)) {
      return "a file";
    }
    if (Files.isDirectory(prefix.resolve("conda-meta"))) {
      return "a conda environment";
    }
    return Files.exists(prefix.resolve("pyvenv.cfg"))
        ? "a virtual environment that Berth did not make"
        : "a folder with something else in it";
  }

  /** A new folder to make the environment in. */
  Path begin() throws IOException {
    Files.createDirectories(prefix.getParent());
    removeLeftovers();
    return Files.createDirectory(unfinished());
  }

  /** Puts what was made here, instead of what is here. */
  void finish() throws IOException {
    boolean taken = Files.exists(prefix, LinkOption.NOFOLLOW_LINKS) && !isFree();
    if (taken) {
      Files.move(prefix, replaced());
    }
    AtomicFile.moveIntoPlace(unfinished(), prefix);
  }

  /** Removes what is beside the place, whether this process left it or another one. */
  void removeLeftovers() throws IOException {
    new FileTree(unfinished()).delete();
    new FileTree(replaced()).delete();
  }
}
