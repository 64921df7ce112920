package dev.berth.core.layer;

import dev.berth.core.io.LayerPath;
import dev.berth.core.io.TarMember;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;

/**
 * The places where something of its own is mounted into the container of a command, by an engine
 * or, for its secrets, by us. What a command does there is never in the layer, so whatever is there
 * was made to mount on: podman leaves it in the layer, the Docker Engine keeps its own apart.
 */
final class EngineTraces {

  private static final Set<String> FOLDERS = Set.of("dev", "proc", "sys");

  private static final String SECRETS = "run/secrets";

  private static final Set<String> FILES =
      Set.of("etc/hostname", "etc/hosts", "etc/resolv.conf", "run/.containerenv");

  private final Set<String> parents = new HashSet<>();

  /** Takes a member out when it is one of these. */
  boolean take(String path, TarMember member) {
    boolean trace =
        FOLDERS.contains(path.split("/", 2)[0])
            || (path + "/").startsWith(SECRETS + "/")
            || FILES.contains(path) && member.type() == TarMember.Type.FILE && member.size() == 0
            || path.equals("etc/mtab") && member.linkTarget().equals("/proc/mounts");
    if (trace) {
      parents.add(LayerPath.parent(path));
    }
    return trace;
  }

  /** Removes the folders that are in a layer for nothing but what was taken out of them. */
  void removeParents(NavigableMap<String, TarMember> members) {
    for (String parent : parents) {
      TarMember folder = members.get(parent);
      if (folder != null && isOrdinary(folder) && isEmpty(parent, members)) {
        members.remove(parent);
      }
    }
  }

  /** A command may have changed the owner or the mode of another one. */
  private static boolean isOrdinary(TarMember folder) {
    return folder.mode() == 0755 && folder.userId() == 0 && folder.groupId() == 0;
  }

  private static boolean isEmpty(String folder, NavigableMap<String, TarMember> members) {
    String next = members.higherKey(folder);
    return next == null || !next.startsWith(folder + "/");
  }
}
