package dev.berth.core.lock;

import dev.berth.core.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Wheels that are installed together. Of a path that several wheels bring, the file of the last one
 * is kept, in the last step that brings it. An image has a layer for each step: big wheels one by
 * one, small wheels in groups, wheels of the user's own. A small wheel's group depends on its name
 * only, so that changing one package changes one layer.
 *
 * @param slot what stays the same when the step's wheels get other versions
 * @param wheels in the order in which they are installed
 */
public record InstallStep(String slot, List<WheelSource> wheels) {

  /** A wheel of this many bytes is worth a layer. */
  private static final long BIG = 5_000_000;

  /** With the groups, the user's own and the base's this makes about 40 layers. */
  private static final int MOST_BIG = 24;

  private static final int GROUPS = 8;

  public InstallStep {
    wheels = List.copyOf(wheels);
  }

  /**
   * The steps for all wheels of a platform, the first one first.
   *
   * @param folder the one of runtime.yaml
   */
  public static List<InstallStep> of(LockedPlatform locked, Path folder) {
    List<WheelSource> wheels =
        locked.wheels().stream()
            .map(WheelSource::of)
            .sorted(Comparator.comparing(WheelSource::name))
            .toList();
    long big = bigFrom(wheels);
    List<InstallStep> steps = new ArrayList<>();
    Map<Integer, List<WheelSource>> groups = new TreeMap<>();
    for (WheelSource wheel : wheels) {
      if (wheel.size() >= big) {
        steps.add(new InstallStep(wheel.name().toString(), List.of(wheel)));
      } else {
        groups.computeIfAbsent(group(wheel), number -> new ArrayList<>()).add(wheel);
      }
    }
    groups.forEach(
        (number, members) -> steps.add(new InstallStep("small wheels " + number, members)));
    if (!locked.localWheels().isEmpty()) {
      steps.add(
          new InstallStep(
              "local wheels",
              locked.localWheels().stream().map(wheel -> WheelSource.of(wheel, folder)).toList()));
    }
    return steps;
  }

  /** Where wheels are big; more when too many are, in steps so that it seldom changes. */
  private static long bigFrom(List<WheelSource> wheels) {
    long size = BIG;
    while (count(wheels, size) > MOST_BIG) {
      size *= 2;
    }
    return size;
  }

  private static long count(List<WheelSource> wheels, long size) {
    return wheels.stream().filter(wheel -> wheel.size() >= size).count();
  }

  private static int group(WheelSource wheel) {
    byte[] name = wheel.name().toString().getBytes(StandardCharsets.UTF_8);
    return Integer.parseInt(Digest.of(name).hex().substring(0, 2), 16) % GROUPS + 1;
  }

  /** The wheels as people name them. */
  public String title() {
    return String.join(", ", wheels.stream().map(WheelSource::label).toList());
  }
}
