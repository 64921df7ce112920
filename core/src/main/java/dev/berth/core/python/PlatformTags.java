package dev.berth.core.python;

import dev.berth.core.oci.Platform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which wheels CPython on a glibc Linux can use, the best fitting first (platform compatibility
 * tags specification; PEP 600 for {@code manylinux}), in the order in which pip prefers them.
 */
public final class PlatformTags {

  private static final Pattern GLIBC = Pattern.compile("(\\d{1,2})\\.(\\d{1,3})");

  /** Older names of some {@code manylinux} tags, by the minor version of glibc 2. */
  private static final Map<Integer, String> LEGACY =
      Map.of(17, "manylinux2014", 12, "manylinux2010", 5, "manylinux1");

  private final Map<String, Integer> ranks;

  private PlatformTags(List<String> tags) {
    Map<String, Integer> byTag = new LinkedHashMap<>();
    for (String tag : tags) {
      byTag.putIfAbsent(tag, byTag.size());
    }
    this.ranks = byTag;
  }

  /**
   * The tags of a Python.
   *
   * @param glibc the version of the C library: {@code 2.36}
   * @throws IllegalArgumentException when the C library's version has another form
   */
  public static PlatformTags of(PythonVersion python, Platform platform, String glibc) {
    List<String> platforms = platforms(platform, glibc);
    List<String> tags = new ArrayList<>();
    String cpython = python.cpythonTag();
    add(tags, cpython, abi(python), platforms);
    add(tags, cpython, "abi3", platforms);
    add(tags, cpython, "none", platforms);
    for (int minor = python.minor() - 1; minor >= 2; minor--) {
      add(tags, "cp" + python.major() + minor, "abi3", platforms);
    }
    List<String> generic = generic(python);
    for (String version : generic) {
      add(tags, version, "none", platforms);
    }
    tags.add(cpython + "-none-any");
    for (String version : generic) {
      tags.add(version + "-none-any");
    }
    return new PlatformTags(tags);
  }

  private static void add(List<String> tags, String python, String abi, List<String> platforms) {
    platforms.forEach(platform -> tags.add(python + "-" + abi + "-" + platform));
  }

  /** Until 3.7 builds said that they use pymalloc, which all did (PEP 3149). */
  private static String abi(PythonVersion python) {
    return python.cpythonTag() + (python.minor() < 8 ? "m" : "");
  }

  /** {@code py311, py3, py310, …, py30}: this order is pip's. */
  private static List<String> generic(PythonVersion python) {
    List<String> versions = new ArrayList<>();
    versions.add("py" + python.major() + python.minor());
    versions.add("py" + python.major());
    for (int minor = python.minor() - 1; minor >= 0; minor--) {
      versions.add("py" + python.major() + minor);
    }
    return versions;
  }

  private static List<String> platforms(Platform platform, String glibc) {
    Matcher version = GLIBC.matcher(glibc);
    if (!version.matches() || !version.group(1).equals("2")) {
      throw new IllegalArgumentException("not a version of glibc: `" + glibc + "`");
    }
    String machine = platform.machine();
    // Only x86 has wheels from before manylinux2014 (PEP 599 brought the other architectures).
    int oldest = machine.equals("x86_64") ? 5 : 17;
    List<String> platforms = new ArrayList<>();
    for (int minor = Integer.parseInt(version.group(2)); minor >= oldest; minor--) {
      platforms.add("manylinux_2_" + minor + "_" + machine);
      if (LEGACY.containsKey(minor)) {
        platforms.add(LEGACY.get(minor) + "_" + machine);
      }
    }
    platforms.add("linux_" + machine);
    return platforms;
  }

  /** All tags as {@code python-abi-platform}, the best first. */
  public Set<String> all() {
    return Collections.unmodifiableSet(ranks.keySet());
  }

  /** Whether a wheel of this name can be used. */
  public boolean admit(WheelName wheel) {
    return wheel.hasTagIn(ranks.keySet());
  }

  /** How well a wheel fits: 0 is best; nothing when it does not. */
  public OptionalInt rank(WheelName wheel) {
    return wheel.pythonTags().stream()
        .flatMap(python -> wheel.abiTags().stream().map(abi -> python + "-" + abi))
        .flatMap(tag -> wheel.platformTags().stream().map(platform -> tag + "-" + platform))
        .map(tag -> Optional.ofNullable(ranks.get(tag)))
        .flatMap(Optional::stream)
        .mapToInt(Integer::intValue)
        .min();
  }
}
