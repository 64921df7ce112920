package dev.berth.core.layer;

import dev.berth.core.debian.DebianVersion;
import dev.berth.core.io.ElfFile;
import dev.berth.core.layer.Alternatives.Choice;
import dev.berth.core.lock.LockedBase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The root of an image with these packages: their files, and everything that installing them would
 * have left behind. One layer holds the difference between two such roots.
 */
final class AssembledRoot {

  /** Raised when the same packages are made into other files. */
  static final int FORMAT = 2;

  private static final List<String> SCRIPTS = List.of("preinst", "postinst");

  /** From this version on the cache of shared libraries does not tell the oldest Linux. */
  private static final DebianVersion WITHOUT_ABI = new DebianVersion("2.36");

  private final LockedBase.Distribution base;
  private final MaintainerActions actions;
  private final DistributionListener listener;

  AssembledRoot(
      LockedBase.Distribution base, MaintainerActions actions, DistributionListener listener) {
    this.base = base;
    this.actions = actions;
    this.listener = listener;
  }

  /** The root that these packages make. */
  RootTree of(List<DebFacts> packages, DebSpool spool) throws IOException {
    if (packages.isEmpty()) {
      return new RootTree();
    }
    RootTree tree = DebTree.of(packages, spool, listener);
    List<String> names = packages.stream().map(one -> one.locked().name()).sorted().toList();
    Optional<UserDatabase> users = UserDatabase.read(tree);
    actions.apply(tree, names, users);
    users.ifPresent(database -> database.write(tree));
    PamConfiguration.write(tree);
    ShellList.write(tree);
    Alternatives.write(tree, scripts(packages));
    CertificateBundle.write(tree);
    if (names.contains("libc-bin")) {
      LinkerCache.write(tree, objects(packages, tree), tellsAbi(packages));
    }
    if (names.contains("apt")) {
      AptSources.write(tree, base);
      AptCache.limit(tree);
    }
    if (names.contains("dpkg")) {
      tree.put(PathExclusions.CONFIGURATION, RootEntry.file(PathExclusions.TEXT, 0644));
      DpkgDatabase.write(tree, packages);
    }
    return tree;
  }

  /** Reads all scripts: what they offer as alternatives, and whether we know what they do. */
  private List<Choice> scripts(List<DebFacts> packages) {
    List<Choice> choices = new ArrayList<>();
    for (DebFacts facts : packages) {
      for (String name : SCRIPTS) {
        MaintainerScript script = MaintainerScript.parse(facts.archive().controlText(name));
        if (name.equals("postinst")) {
          choices.addAll(script.alternatives());
        }
        if (!actions.knows(facts.locked().name()) && !script.isHarmless()) {
          listener.scriptNotRun(facts.locked().name(), name);
        }
      }
    }
    return choices;
  }

  private static Map<String, ElfFile> objects(List<DebFacts> packages, RootTree tree) {
    Map<String, ElfFile> objects = new TreeMap<>();
    for (DebFacts facts : packages) {
      facts
          .libraries()
          .forEach(
              (path, object) -> tree.resolve(path).ifPresent(place -> objects.put(place, object)));
    }
    return objects;
  }

  private static boolean tellsAbi(List<DebFacts> packages) {
    return packages.stream()
        .filter(one -> one.locked().name().equals("libc6"))
        .anyMatch(one -> new DebianVersion(one.locked().version()).compareTo(WITHOUT_ABI) < 0);
  }
}
