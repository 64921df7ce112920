package dev.berth.core.layer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file, folder or symbolic link in a {@link RootTree}.
 *
 * @param target where a symbolic link points, else empty
 * @param content of a file, else none
 */
record RootEntry(
    Type type, int mode, int userId, int groupId, String target, Optional<RootContent> content) {

  enum Type {
    FILE,
    DIRECTORY,
    SYMBOLIC_LINK
  }

  static RootEntry directory(int mode) {
    return new RootEntry(Type.DIRECTORY, mode, 0, 0, "", Optional.empty());
  }

  static RootEntry link(String target) {
    return new RootEntry(Type.SYMBOLIC_LINK, 0777, 0, 0, target, Optional.empty());
  }

  static RootEntry file(RootContent content, int mode) {
    return new RootEntry(Type.FILE, mode, 0, 0, "", Optional.of(content));
  }

  static RootEntry file(String text, int mode) {
    return file(RootContent.of(text.getBytes(StandardCharsets.UTF_8)), mode);
  }

  RootEntry ownedBy(int user, int group) {
    return new RootEntry(type, mode, user, group, target, content);
  }

  boolean is(Type wanted) {
    return type == wanted;
  }

  /** Whether both would be written in the same way. */
  boolean sameAs(RootEntry other) {
    return type == other.type
        && mode == other.mode
        && userId == other.userId
        && groupId == other.groupId
        && target.equals(other.target)
        && content.map(RootContent::identity).equals(other.content.map(RootContent::identity));
  }
}
