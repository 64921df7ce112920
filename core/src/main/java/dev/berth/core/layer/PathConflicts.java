package dev.berth.core.layer;

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

/** Compares the paths of wheels, and what the wheels say of their content, without reading it. */
final class PathConflicts {

  private record Owner(String wheel, String content) {}

  private final Map<String, List<Owner>> owners = new HashMap<>();

  /** The conflicts among wheels that are in the store, sorted by path. */
  static List<PathConflict> find(List<WheelSource> wheels, InstallTarget target, BlobStore blobs)
      throws IOException {
    PathConflicts conflicts = new PathConflicts();
    for (WheelSource source : wheels) {
      try (Wheel wheel = source.open(blobs)) {
        for (InstalledFile file : InstallPlan.of(wheel, target, source.request())) {
          conflicts.add(source, file);
        }
      }
    }
    return conflicts.found();
  }

  private void add(WheelSource wheel, InstalledFile file) {
    String content =
        file.source() instanceof FromWheel original
            ? file.mode() + " " + original.content().size() + " " + original.crc32()
            : "of " + wheel.name();
    owners
        .computeIfAbsent(file.path(), path -> new ArrayList<>(1))
        .add(new Owner(wheel.label(), content));
  }

  private List<PathConflict> found() {
    Map<String, PathConflict> found = new TreeMap<>();
    owners.forEach(
        (path, each) -> {
          Set<String> contents = new HashSet<>();
          each.forEach(owner -> contents.add(owner.content()));
          if (contents.size() > 1) {
            found.put(path, new PathConflict(path, each.stream().map(Owner::wheel).toList()));
          }
        });
    return List.copyOf(found.values());
  }
}
