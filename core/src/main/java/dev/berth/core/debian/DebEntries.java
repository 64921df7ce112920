package dev.berth.core.debian;

import dev.berth.core.io.TarMember;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges what a package wants to install. Refused is what cannot be part of a layer, and what would
 * reach beyond the root: absolute paths, {@code ..}, devices, links to nothing, the same path
 * twice.
 */
final class DebEntries {

  /** The highest user or group number that a plain tar header holds. */
  private static final int MAX_ID = (1 << 21) - 1;

  private final String deb;
  private final Map<String, TarMember.Type> types = new HashMap<>();

  /**
   * @param deb what the package is called in errors
   */
  DebEntries(String deb) {
    this.deb = deb;
  }

  /**
   * The entries that these members are, without the root itself.
   *
   * @throws DebException when one is refused
   */
  List<DebEntry> check(List<TarMember> members) {
    List<DebEntry> entries = new ArrayList<>();
    for (TarMember member : members) {
      String path = path(member.name(), member);
      if (!path.isEmpty() && isNew(path, member)) {
        entries.add(entry(path, member));
      }
    }
    return entries;
  }

  /** A folder may be named again; anything else may not. */
  private boolean isNew(String path, TarMember member) {
    TarMember.Type earlier = types.putIfAbsent(path, member.type());
    if (earlier == null) {
      return true;
    }
    if (earlier != member.type() || earlier != TarMember.Type.DIRECTORY) {
      throw DebException.entry(deb, member.name(), "it is there twice");
    }
    return false;
  }

  private DebEntry entry(String path, TarMember member) {
    if (isNoId(member.userId()) || isNoId(member.groupId())) {
      throw DebException.entry(
          deb, member.name(), "its owner is " + member.userId() + ":" + member.groupId());
    }
    return new DebEntry(
        path,
        member.type(),
        member.mode(),
        (int) member.userId(),
        (int) member.groupId(),
        member.size(),
        target(path, member),
        member.offset());
  }

  private static boolean isNoId(long id) {
    return id < 0 || id > MAX_ID;
  }

  private String target(String path, TarMember member) {
    switch (member.type()) {
      case CHARACTER_DEVICE, BLOCK_DEVICE, NAMED_PIPE, SPARSE_FILE, OTHER ->
          throw DebException.entry(deb, member.name(), "it is a device or a pipe");
      case HARD_LINK -> {
        String target = path(member.linkTarget(), member);
        TarMember.Type type = types.get(target);
        boolean file = type == TarMember.Type.FILE || type == TarMember.Type.HARD_LINK;
        if (!file || target.equals(path)) {
          throw DebException.entry(
              deb, member.name(), "it is a link to `" + target + "`, which is no file before it");
        }
        return target;
      }
      case SYMBOLIC_LINK -> {
        if (member.linkTarget().isEmpty() || member.linkTarget().indexOf('\0') >= 0) {
          throw DebException.entry(deb, member.name(), "it is a link to nothing");
        }
        return member.linkTarget();
      }
      default -> {
        return "";
      }
    }
  }

  /** Entries are below the root; layers give names that begin with {@code .wh.} another meaning. */
  private String path(String written, TarMember member) {
    if (written.startsWith("/")) {
      throw DebException.entry(deb, member.name(), "its path is absolute");
    }
    if (written.indexOf('\0') >= 0) {
      throw DebException.entry(deb, member.name(), "its path has a NUL");
    }
    List<String> parts = new ArrayList<>();
    for (String part : written.split("/")) {
      if (part.equals("..")) {
        throw DebException.entry(deb, member.name(), "its path leads out with `..`");
      }
      if (part.startsWith(".wh.")) {
        throw DebException.entry(
            deb, member.name(), "its name would delete a file of another layer");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
