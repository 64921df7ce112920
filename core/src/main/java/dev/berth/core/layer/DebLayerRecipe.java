package dev.berth.core.layer;

import dev.berth.core.io.Content;
import dev.berth.core.io.TarEntry;
import dev.berth.core.lock.DistributionMirrors;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.oci.Digest;
import dev.berth.core.store.Download;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Some packages of an assembled base, on top of the others: the difference between the root with
 * and without them. So what all packages together make (the lists of dpkg, the cache of shared
 * libraries) is right in each image that ends with this layer.
 */
final class DebLayerRecipe implements LayerRecipe {

  /** Everything in such layers has this time: Python's zipfile cannot tell earlier ones. */
  private static final Instant TIME = Instant.parse("1980-01-02T00:00:00Z");

  private final String slot;
  private final String title;
  private final LockedBase.Distribution base;
  private final List<LockedOsPackage> below;
  private final List<LockedOsPackage> own;
  private final Store store;
  private final DistributionMirrors mirrors;
  private final DistributionListener listener;
  private final Map<Digest, DebFacts> known;

  /**
   * @param below the packages of the layers below
   * @param own the packages of this layer
   * @param known what is known of packages, shared with the recipes of the same image
   */
  DebLayerRecipe(
      String slot,
      String title,
      LockedBase.Distribution base,
      List<LockedOsPackage> below,
      List<LockedOsPackage> own,
      Store store,
      DistributionMirrors mirrors,
      DistributionListener listener,
      Map<Digest, DebFacts> known) {
    this.slot = slot;
    this.title = title;
    this.base = base;
    this.below = List.copyOf(below);
    this.own = List.copyOf(own);
    this.store = store;
    this.mirrors = mirrors;
    this.listener = listener;
    this.known = known;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String slot() {
    return slot;
  }

  @Override
  public LayerKey key() {
    List<String> inputs = new ArrayList<>();
    inputs.add("packages of " + base.os());
    inputs.add("assembled-root " + AssembledRoot.FORMAT);
    inputs.add(
        "maintainer-scripts "
            + Digest.of(MaintainerActions.shipped().text().getBytes(StandardCharsets.UTF_8)));
    base.suites().forEach(suite -> inputs.add("suite " + suite.origin() + " " + suite.suite()));
    below.forEach(one -> inputs.add("below " + one.name() + " " + one.digest()));
    own.forEach(one -> inputs.add("own " + one.name() + " " + one.digest()));
    return new LayerKey(inputs);
  }

  @Override
  public long inputSize() {
    return own.stream().mapToLong(LockedOsPackage::size).sum();
  }

  /** All packages: those below too, since what is below decides what this layer changes. */
  @Override
  public List<Download> downloads() {
    List<Download> downloads = new ArrayList<>();
    for (LockedOsPackage one : all()) {
      downloads.add(
          new Download(
              one.name() + " " + one.version(),
              mirrors.locate(one.url()),
              OptionalLong.of(one.size()),
              one.digest()));
    }
    return downloads;
  }

  private List<LockedOsPackage> all() {
    List<LockedOsPackage> all = new ArrayList<>(below);
    all.addAll(own);
    return all;
  }

  @Override
  public void write(LayerWriter writer) throws IOException {
    try (DebSpool spool = new DebSpool(store, known)) {
      Set<Digest> content = own.stream().map(LockedOsPackage::digest).collect(Collectors.toSet());
      List<DebFacts> facts = spool.facts(all(), content);
      MaintainerActions actions = MaintainerActions.shipped();
      RootTree before =
          new AssembledRoot(base, actions, DistributionListener.none())
              .of(facts.subList(0, below.size()), spool);
      RootTree after = new AssembledRoot(base, actions, ownNews()).of(facts, spool);
      write(before, after, writer);
    }
  }

  /** What concerns packages below has been told for the layers below. */
  private DistributionListener ownNews() {
    Set<String> names = own.stream().map(LockedOsPackage::name).collect(Collectors.toSet());
    return new DistributionListener() {
      @Override
      public void scriptNotRun(String packageName, String script) {
        if (names.contains(packageName)) {
          listener.scriptNotRun(packageName, script);
        }
      }

      @Override
      public void broughtTwice(String path, String used, String dropped) {
        if (names.contains(used) || names.contains(dropped)) {
          listener.broughtTwice(path, used, dropped);
        }
      }
    };
  }

  private static void write(RootTree before, RootTree after, LayerWriter writer)
      throws IOException {
    for (String path : before.entries().keySet()) {
      if (!after.entries().containsKey(path)) {
        throw new IllegalStateException("more packages made `" + path + "` disappear");
      }
    }
    Set<String> changed = new TreeSet<>();
    for (Map.Entry<String, RootEntry> one : after.entries().entrySet()) {
      RootEntry earlier = before.entries().get(one.getKey());
      if (earlier == null || !earlier.sameAs(one.getValue())) {
        for (String path = one.getKey(); !path.isEmpty(); path = parent(path)) {
          changed.add(path);
        }
      }
    }
    Map<String, String> firstPaths = new HashMap<>();
    for (String path : changed) {
      write(path, after.entries().get(path), firstPaths, writer);
    }
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** A file that a package has under several names is written once and linked. */
  private static void write(
      String path, RootEntry entry, Map<String, String> firstPaths, LayerWriter writer)
      throws IOException {
    switch (entry.type()) {
      case DIRECTORY -> writer.add(tarEntry(path, TarEntry.Type.DIRECTORY, entry, 0, ""));
      case SYMBOLIC_LINK ->
          writer.add(tarEntry(path, TarEntry.Type.SYMBOLIC_LINK, entry, 0, entry.target()));
      case FILE -> {
        RootContent content = entry.content().orElseThrow();
        String first = content.shared() ? firstPaths.putIfAbsent(content.identity(), path) : null;
        if (first != null) {
          writer.add(tarEntry(path, TarEntry.Type.HARD_LINK, entry, 0, first));
        } else {
          Content bytes = content.source().open();
          writer.add(tarEntry(path, TarEntry.Type.FILE, entry, content.size(), ""), bytes);
        }
      }
    }
  }

  private static TarEntry tarEntry(
      String path, TarEntry.Type type, RootEntry entry, long size, String target) {
    return new TarEntry(
        path, type, entry.mode(), entry.userId(), entry.groupId(), size, target, TIME);
  }
}
