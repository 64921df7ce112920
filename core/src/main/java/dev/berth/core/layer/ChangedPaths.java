package dev.berth.core.layer;

import dev.berth.core.io.LayerPath;
import dev.berth.core.io.TarEntry;
import dev.berth.core.io.TarMember;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The members of a layer that others made, checked, each path once. */
final class ChangedPaths {

  private static final char NOT_UTF_8 = '\uFFFD';

  private final String title;
  private final NavigableMap<String, TarMember> members = new TreeMap<>(ChangedPath::compare);

  /**
   * @param title of the layer, for messages
   * @throws UnsuitableFileException when one is something that no layer of ours can hold
   * @throws IOException when they do not make a layer
   */
  ChangedPaths(String title, List<TarMember> found) throws IOException {
    this.title = title;
    EngineTraces traces = new EngineTraces();
    for (TarMember member : found) {
      String path = path(member.name());
      // Of the root itself engines tell nothing: every container has it already.
      if (!path.isEmpty() && !traces.take(path, member)) {
        check(path, member);
        put(path, member);
      }
    }
    traces.removeParents(members);
    for (String path : members.keySet()) {
      TarMember folder = members.get(LayerPath.parent(path));
      if (folder != null && folder.type() != TarMember.Type.DIRECTORY) {
        throw new IOException("`" + path + "` is in `" + folder.name() + "`, which is no folder");
      }
    }
  }

  /** As when they are unpacked one after the other: the last one at a path stays. */
  private void put(String path, TarMember member) {
    TarMember earlier = members.put(path, member);
    if (earlier != null
        && earlier.type() == TarMember.Type.DIRECTORY
        && member.type() != TarMember.Type.DIRECTORY) {
      Iterator<String> after = members.tailMap(path, false).keySet().iterator();
      while (after.hasNext() && after.next().startsWith(path + "/")) {
        after.remove();
      }
    }
  }

  private static String path(String written) throws IOException {
    boolean leadsOut = written.startsWith("/");
    for (String part : written.split("/")) {
      leadsOut = leadsOut || part.equals("..");
    }
    if (leadsOut) {
      throw new IOException("the entry `" + written + "` leads out of the image");
    }
    return LayerPath.normalized(written);
  }

  private void check(String path, TarMember member) throws IOException {
    switch (member.type()) {
      case CHARACTER_DEVICE, BLOCK_DEVICE, NAMED_PIPE ->
          throw UnsuitableFileException.special(title, "/" + path, member.type());
      case SPARSE_FILE, OTHER ->
          throw new IOException("the entry `" + path + "` is of a kind that we do not know");
      default -> {}
    }
    if (path.indexOf(NOT_UTF_8) >= 0 || member.linkTarget().indexOf(NOT_UTF_8) >= 0) {
      throw UnsuitableFileException.name(title, "/" + path);
    }
    if (isNoId(member.userId()) || isNoId(member.groupId())) {
      throw new IOException(
          "the owner of `" + path + "` is " + member.userId() + ":" + member.groupId());
    }
  }

  private static boolean isNoId(long id) {
    return id < 0 || id > Integer.MAX_VALUE;
  }

  /**
   * In the order in which they are to be written. What has several paths has its content at the
   * first of them, and links to it at the others, whichever of them was the link before.
   *
   * @throws IOException when a link leads to nothing in this layer
   */
  List<ChangedPath> inOrder() throws IOException {
    Map<String, String> linked = new HashMap<>();
    for (Map.Entry<String, TarMember> one : members.entrySet()) {
      if (one.getValue().type() == TarMember.Type.HARD_LINK) {
        linked.put(one.getKey(), contentOf(one.getKey()));
      }
    }
    Set<String> shared = new HashSet<>(linked.values());
    Map<String, String> firstPaths = new HashMap<>();
    List<ChangedPath> changes = new ArrayList<>();
    for (String path : members.keySet()) {
      String content = linked.getOrDefault(path, path);
      TarMember member = members.get(content);
      String first = shared.contains(content) ? firstPaths.putIfAbsent(content, path) : null;
      changes.add(
          first == null
              ? new ChangedPath(path, type(member), member, member.linkTarget())
              : new ChangedPath(path, TarEntry.Type.HARD_LINK, member, first));
    }
    return changes;
  }

  private String contentOf(String link) throws IOException {
    Set<String> seen = new HashSet<>();
    String path = link;
    while (seen.add(path)) {
      TarMember member = members.get(path);
      if (member == null || member.type() == TarMember.Type.DIRECTORY) {
        break;
      }
      if (member.type() != TarMember.Type.HARD_LINK) {
        return path;
      }
      path = LayerPath.normalized(member.linkTarget());
    }
    throw new IOException(
        "`" + link + "` is a link to `" + path + "`, which is no file of the same layer");
  }

  /** Nothing else has content, or is left after the checks. */
  private static TarEntry.Type type(TarMember member) {
    return switch (member.type()) {
      case DIRECTORY -> TarEntry.Type.DIRECTORY;
      case SYMBOLIC_LINK -> TarEntry.Type.SYMBOLIC_LINK;
      default -> TarEntry.Type.FILE;
    };
  }
}
