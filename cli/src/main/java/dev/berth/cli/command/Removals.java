package dev.berth.cli.command;

import dev.berth.core.oci.Digest;
import dev.berth.core.store.RecycleBin;
import dev.berth.core.store.RemovedRuntime;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeIndex;
import dev.berth.core.store.RuntimeName;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a {@code remove} comes to, found out before anything is removed. */
final class Removals {

  private final RuntimeIndex runtimes;
  private final RecycleBin bin;
  private final boolean purge;
  private final Map<Version, RuntimeEntry> going = new LinkedHashMap<>();
  private final Map<Version, RemovedRuntime> inTheBin = new LinkedHashMap<>();

  private Removals(Store store, boolean purge) {
    this.runtimes = store.runtimes();
    this.bin = store.recycleBin();
    this.purge = purge;
  }

  /** Named twice, a version goes once. */
  private record Version(String name, Digest digest) {

    static Version of(RuntimeEntry entry) {
      return new Version(
          entry.runtime().name().toLowerCase(Locale.ROOT), entry.runtime().version());
    }
  }

  /**
   * What these names mean.
   *
   * @param all whether each means all versions
   * @param purge whether they are deleted for good, also from the recycle bin
   * @throws dev.berth.core.store.NoSuchRuntimeException when one means nothing, or too much
   */
  static Removals of(Store store, List<RuntimeName> names, boolean all, boolean purge)
      throws IOException {
    Removals removals = new Removals(store, purge);
    for (RuntimeName name : names) {
      if (all) {
        removals.addAll(name.name());
      } else {
        removals.add(name);
      }
    }
    return removals;
  }

  private void addAll(String name) throws IOException {
    List<RemovedRuntime> removed = purge ? bin.versions(name) : List.of();
    removed.forEach(one -> inTheBin.put(Version.of(one.entry()), one));
    (removed.isEmpty() ? runtimes.all(name) : runtimes.versions(name)).forEach(this::put);
  }

  private void add(RuntimeName name) throws IOException {
    Optional<RuntimeEntry> found = runtimes.find(name);
    if (found.isEmpty() && purge && !name.equals(RuntimeName.latest(name.name()))) {
      RemovedRuntime removed = bin.get(name);
      inTheBin.put(Version.of(removed.entry()), removed);
    } else {
      put(runtimes.get(name));
    }
  }

  private void put(RuntimeEntry entry) {
    going.put(Version.of(entry), entry);
  }

  /** The versions by the names of their runtimes. */
  Map<String, List<Digest>> versions() {
    Map<String, List<Digest>> versions = new TreeMap<>();
    Stream.of(going, inTheBin)
        .flatMap(all -> all.keySet().stream())
        .forEach(
            version ->
                versions
                    .computeIfAbsent(version.name(), name -> new ArrayList<>())
                    .add(version.digest()));
    return versions;
  }

  /** What is going to happen, in lines. */
  List<String> describe() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(purge ? "This deletes for good:" : "This moves to the recycle bin:");
    for (RuntimeEntry entry : going.values()) {
      lines.add("  " + described(entry) + ", built " + entry.runtime().created());
    }
    for (RemovedRuntime removed : inTheBin.values()) {
      lines.add("  " + described(removed.entry()) + ", removed " + removed.removed());
    }
    for (String name : versions().keySet()) {
      lines.add(remaining(name));
    }
    return lines;
  }

  private static String described(RuntimeEntry entry) {
    return entry.shortName()
        + (entry.tags().isEmpty() ? "" : " (" + String.join(", ", entry.tags()) + ")");
  }

  private String remaining(String name) throws IOException {
    List<RuntimeEntry> staying =
        runtimes.versions(name).stream()
            .filter(entry -> !going.containsKey(Version.of(entry)))
            .toList();
    if (staying.isEmpty()) {
      return "No version of `" + shown(name) + "` is left then";
    }
    String stay =
        "Of `"
            + shown(name)
            + "`, "
            + staying.size()
            + (staying.size() == 1 ? " version stays" : " versions stay");
    boolean moves =
        going.values().stream()
            .anyMatch(
                entry ->
                    entry.runtime().name().equalsIgnoreCase(name)
                        && entry.tags().contains(RuntimeName.LATEST));
    return moves ? stay + "; `latest` moves to " + described(staying.get(0)) : stay;
  }

  /** As its runtime.yaml writes it. */
  private String shown(String name) {
    return going.values().stream()
        .map(entry -> entry.runtime().name())
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }

  /** What has happened. */
  Map<String, Object> json(List<RuntimeEntry> gone) throws IOException {
    Map<String, Object> latest = new TreeMap<>();
    for (String name : versions().keySet()) {
      runtimes
          .find(RuntimeName.latest(name))
          .ifPresent(entry -> latest.put(shown(name), entry.runtime().version().toString()));
    }
    List<Map<String, Object>> versions = new ArrayList<>();
    gone.forEach(entry -> versions.add(VersionJson.of(entry)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("purged", purge);
    json.put("versions", versions);
    json.put("latest", latest);
    return json;
  }
}
