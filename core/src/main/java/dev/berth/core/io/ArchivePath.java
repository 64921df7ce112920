package dev.berth.core.io;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rules for names in archives that are unpacked somewhere. */
final class ArchivePath {

  /** NAME_MAX and, with room for where it is put, PATH_MAX on Linux. */
  private static final int LONGEST_PART = 255;

  private static final int LONGEST_PATH = 3800;

  private ArchivePath() {}

  /** Why this name cannot be used; a folder's may end with a slash. */
  static Optional<String> faultIn(String name) {
    if (name.isEmpty()) {
      return Optional.of("has no name");
    }
    if (name.startsWith("/")) {
      return Optional.of("has an absolute path");
    }
    if (name.indexOf('\\') >= 0) {
      return Optional.of("has a backslash in its name");
    }
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        return Optional.of("has a control character in its name");
      }
    }
    if (name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0))) {
      return Optional.of("has a drive letter in its name");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      return Optional.of("has a name of more than " + LONGEST_PATH + " bytes");
    }
    int length = name.endsWith("/") ? name.length() - 1 : name.length();
    int start = 0;
    while (start <= length) {
      int slash = name.indexOf('/', start);
      int end = slash < 0 ? length : slash;
      Optional<String> fault = faultInPart(name.substring(start, end));
      if (fault.isPresent()) {
        return fault;
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  private static Optional<String> faultInPart(String part) {
    if (part.equals("..")) {
      return Optional.of("leaves the archive with `..`");
    }
    if (part.isEmpty() || part.equals(".")) {
      return Optional.of("has an empty part or a `.` in its path");
    }
    if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
      return Optional.of("has a part of more than " + LONGEST_PART + " bytes in its path");
    }
    return Optional.empty();
  }
}
