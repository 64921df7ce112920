package dev.berth.core.layer;

import dev.berth.core.lock.WheelSource;
import dev.berth.core.python.InstallPlan;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.InstalledFile;
import dev.berth.core.python.InstalledFile.FromWheel;
import dev.berth.core.python.Wheel;
import dev.berth.core.store.BlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares the paths of wheels, and what the wheels say of their content, without reading it. What
 * a layer in the making has found out of its wheels is not read again.
 */
final class PathConflicts {

  private record Owner(String wheel, String content) {}

  private final InstallTarget target;
  private final BlobStore blobs;
  private final Map<WheelSource, Map<String, String>> contents = new ConcurrentHashMap<>();

  PathConflicts(InstallTarget target, BlobStore blobs) {
    this.target = target;
    this.blobs = blobs;
  }

  /** What installing this wheel makes; noted for {@link #among}. */
  List<InstalledFile> plan(WheelSource source, Wheel wheel) throws IOException {
    List<InstalledFile> plan = InstallPlan.of(wheel, target, source.request());
    Map<String, String> noted = new HashMap<>();
    for (InstalledFile file : plan) {
      noted.put(file.path(), content(source, file));
    }
    contents.put(source, noted);
    return plan;
  }

  /** The conflicts among these wheels, sorted by path. They must be in the store. */
  List<PathConflict> among(List<WheelSource> wheels) throws IOException {
    Map<String, List<Owner>> owners = new HashMap<>();
    for (WheelSource source : wheels) {
      if (!contents.containsKey(source)) {
        try (Wheel wheel = source.open(blobs)) {
          plan(source, wheel);
        }
      }
      contents
          .get(source)
          .forEach(
              (path, content) ->
                  owners
                      .computeIfAbsent(path, first -> new ArrayList<>(1))
                      .add(new Owner(source.label(), content)));
    }
    return conflicts(owners);
  }

  private static String content(WheelSource wheel, InstalledFile file) {
    return file.source() instanceof FromWheel original
        ? file.mode() + " " + original.content().size() + " " + original.crc32()
        : "of " + wheel.name();
  }

  private static List<PathConflict> conflicts(Map<String, List<Owner>> owners) {
    Map<String, PathConflict> found = new TreeMap<>();
    owners.forEach(
        (path, each) -> {
          Set<String> different = new HashSet<>();
          each.forEach(owner -> different.add(owner.content()));
          if (different.size() > 1) {
            found.put(path, new PathConflict(path, each.stream().map(Owner::wheel).toList()));
          }
        });
    return List.copyOf(found.values());
  }
}
