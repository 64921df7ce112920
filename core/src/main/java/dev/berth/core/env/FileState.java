package dev.berth.core.env;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What can be seen of a file without reading it. Whoever changes a file by hand changes its time.
 *
 * @param size in bytes
 * @param time in seconds since 1970
 */
record FileState(long size, boolean executable, long time) {

  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));

  private static final FileAttribute<Set<PosixFilePermission>> PROGRAM =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

  /** The permissions of a file that is made, of which the user's umask takes some away. */
  FileAttribute<?> mode() {
    return executable ? PROGRAM : FILE;
  }

  /** Whether there is a file in this state. */
  boolean isThatOf(Path file) {
    return difference(file).isEmpty();
  }

  /** What is different about a file, in people's words; empty when nothing is. */
  String difference(Path file) {
    PosixFileAttributes found;
    try {
      found = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return "is not there";
    }
    if (!found.isRegularFile()) {
      return "is not a file any more";
    }
    if (found.size() != size) {
      return "has " + found.size() + " bytes, not " + size;
    }
    // Only seconds: not every file system keeps more.
    if (found.lastModifiedTime().to(TimeUnit.SECONDS) != time) {
      return "was written to at " + found.lastModifiedTime();
    }
    if (executable && !found.permissions().contains(PosixFilePermission.OWNER_EXECUTE)) {
      return "cannot be executed any more";
    }
    return "";
  }
}
