package dev.berth.cli.command;

import dev.berth.cli.console.Sizes;
import dev.berth.cli.console.Table;
import dev.berth.core.lock.LockChange;
import dev.berth.core.lock.LockChange.Kind;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeLayer;
import dev.berth.core.version.LayersDiff;
import dev.berth.core.version.VersionDiff;
import dev.berth.core.version.VersionView;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How two versions differ, for people and for programs. */
record DiffReport(VersionDiff diff) {

  /** In the order in which people look for a cause. */
  private static final Map<Kind, String> HEADINGS = new LinkedHashMap<>();

  static {
    HEADINGS.put(Kind.PACKAGE, "packages");
    HEADINGS.put(Kind.LOCAL_WHEEL, "wheels of your own");
    HEADINGS.put(Kind.FILE, "files");
    HEADINGS.put(Kind.PYTHON, "Python");
    HEADINGS.put(Kind.OS_PACKAGE, "os packages");
    HEADINGS.put(Kind.BASE, "base");
  }

  void print(PrintWriter out) {
    out.println(named(diff.before()) + " -> " + named(diff.after()));
    if (diff.isEmpty()) {
      out.println();
      out.println(
          diff.isSameVersion()
              ? "the same version"
              : "the same parts and settings, in another order");
    }
    HEADINGS.forEach((kind, heading) -> section(out, heading, changes(kind)));
    section(
        out,
        "settings",
        diff.settings().stream()
            .map(change -> ChangeText.line(change.name(), change.before(), change.after()))
            .toList());
    List<String> platforms = new ArrayList<>();
    diff.onlyBefore().forEach(platform -> platforms.add("- " + platform));
    diff.onlyAfter().forEach(platform -> platforms.add("+ " + platform));
    section(out, "platforms", platforms);
    if (!diff.isSameVersion()) {
      diff.layers().forEach(layers -> print(out, layers));
    }
  }

  private static String named(VersionView view) {
    Optional<RuntimeEntry> built = view.built();
    return view.shortName()
        + (built.isEmpty() ? " (not built)" : " (" + String.join(", ", built.get().tags()) + ")");
  }

  private static void section(PrintWriter out, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println();
      out.println(heading);
      lines.forEach(line -> out.println("  " + line));
    }
  }

  /** A change is said once, with the platforms it is for if others do not have it. */
  private List<String> changes(Kind kind) {
    Map<String, TreeSet<Platform>> platforms = new LinkedHashMap<>();
    for (LockChange change : diff.changes()) {
      if (change.kind() == kind) {
        platforms
            .computeIfAbsent(
                ChangeText.line(change.name(), change.before(), change.after()),
                line -> new TreeSet<>())
            .add(change.platform());
      }
    }
    return platforms.entrySet().stream()
        .map(
            change ->
                change.getValue().size() == diff.platforms().size()
                    ? change.getKey()
                    : change.getKey() + " (" + listed(change.getValue()) + ")")
        .toList();
  }

  private static String listed(TreeSet<Platform> platforms) {
    return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
  }

  private static void print(PrintWriter out, LayersDiff layers) {
    List<String> lines = new ArrayList<>();
    layers.removed().forEach(layer -> lines.add("- " + shown(layer)));
    layers.added().forEach(layer -> lines.add("+ " + shown(layer)));
    lines.add(
        "= "
            + layers.kept().size()
            + (layers.kept().size() == 1 ? " layer, " : " layers, ")
            + Sizes.of(LayersDiff.size(layers.kept())));
    lines.add(
        "size "
            + Sizes.of(layers.sizeBefore())
            + " -> "
            + Sizes.of(layers.sizeAfter())
            + ", "
            + Sizes.of(LayersDiff.size(layers.added()))
            + " of it new");
    section(out, "layers for " + layers.platform(), lines);
  }

  private static String shown(RuntimeLayer layer) {
    return Table.shortened(layer.title()) + ", " + Sizes.of(layer.blob().size());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("before", json(diff.before()));
    json.put("after", json(diff.after()));
    json.put("same", diff.isSameVersion());
    json.put("changes", diff.changes().stream().map(ChangeText::json).toList());
    json.put("settings", diff.settings().stream().map(ChangeText::json).toList());
    json.put("platformsRemoved", diff.onlyBefore().stream().map(Platform::toString).toList());
    json.put("platformsAdded", diff.onlyAfter().stream().map(Platform::toString).toList());
    json.put("layers", diff.layers().stream().map(DiffReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(VersionView view) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", view.spec().name());
    json.put("version", view.version().toString());
    json.put("built", view.built().isPresent());
    json.put("tags", view.built().map(RuntimeEntry::tags).orElse(List.of()));
    return json;
  }

  private static Map<String, Object> json(LayersDiff layers) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("platform", layers.platform().toString());
    json.put("removed", layers.removed().stream().map(DiffReport::json).toList());
    json.put("added", layers.added().stream().map(DiffReport::json).toList());
    json.put("kept", layers.kept().size());
    json.put("sizeBefore", layers.sizeBefore());
    json.put("sizeAfter", layers.sizeAfter());
    json.put("newBytes", LayersDiff.size(layers.added()));
    return json;
  }

  private static Map<String, Object> json(RuntimeLayer layer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", layer.title());
    json.put("digest", layer.blob().digest().toString());
    json.put("size", layer.blob().size());
    return json;
  }
}
