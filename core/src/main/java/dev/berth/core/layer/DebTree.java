package dev.berth.core.layer;

import dev.berth.core.debian.DebEntry;
import dev.berth.core.debian.DebException;
import dev.berth.core.debian.DebianVersion;
import dev.berth.core.debian.PackageRelation;
import dev.berth.core.io.TarMember;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays packages over each other as dpkg does: a folder that is there stays, with its mode, a link
 * to a folder is not replaced by a folder, and a file that two packages bring is that of the one
 * which says that it replaces the other. Packages of lower layers are laid first, so that what is
 * added is to blame when it does not fit.
 */
final class DebTree {

  /** Laid first, since it is they who say what the common folders are like. */
  private static final List<String> FIRST = List.of("base-files", "base-passwd");

  /** Links at the root by which /bin is /usr/bin; every release that we know is laid out so. */
  private static final List<String> MERGED = List.of("bin", "sbin", "lib");

  private final RootTree tree = new RootTree();
  private final DebSpool spool;
  private final DistributionListener listener;
  private final Map<String, DebFacts> owners = new HashMap<>();

  private DebTree(DebSpool spool, DistributionListener listener) {
    this.spool = spool;
    this.listener = listener;
  }

  /** The tree that these packages make, before anything that their scripts would do. */
  static RootTree of(List<DebFacts> packages, DebSpool spool, DistributionListener listener) {
    DebTree tree = new DebTree(spool, listener);
    tree.mergeUsr(packages);
    List<DebFacts> order = new ArrayList<>(packages);
    order.sort(
        Comparator.comparing((DebFacts one) -> !FIRST.contains(one.locked().name()))
            .thenComparing(one -> one.locked().part())
            .thenComparing(one -> one.locked().name()));
    order.forEach(tree::add);
    return tree.tree;
  }

  private void mergeUsr(List<DebFacts> packages) {
    for (String name : MERGED) {
      link(name);
    }
    boolean lib64 =
        packages.stream()
            .flatMap(one -> one.archive().entries().stream())
            .anyMatch(
                entry ->
                    entry.path().startsWith("lib64/") || entry.path().startsWith("usr/lib64/"));
    if (lib64) {
      link("lib64");
    }
  }

  private void link(String name) {
    tree.put("usr/" + name, RootEntry.directory(0755));
    tree.put(name, RootEntry.link("usr/" + name));
  }

  private void add(DebFacts facts) {
    Map<String, DebEntry> files = new HashMap<>();
    Set<String> linked = new HashSet<>();
    for (DebEntry entry : facts.archive().entries()) {
      if (entry.type() == TarMember.Type.FILE) {
        files.put(entry.path(), entry);
      } else if (entry.type() == TarMember.Type.HARD_LINK) {
        DebEntry file = files.get(entry.linkTarget());
        files.put(entry.path(), file);
        linked.add(file.path());
      }
    }
    for (DebEntry entry : facts.archive().entries()) {
      if (!PathExclusions.exclude(entry)) {
        add(facts, entry, files, linked);
      }
    }
  }

  /**
   * @param files the entry that has the content, for each path that is a file
   * @param linked paths of files that have other names too
   */
  private void add(
      DebFacts facts, DebEntry entry, Map<String, DebEntry> files, Set<String> linked) {
    String path =
        tree.resolve(entry.path())
            .or(() -> makeFolders(entry))
            .orElseThrow(
                () ->
                    DebException.entry(
                        facts.locked().name(),
                        entry.path(),
                        "it is below something that is no folder"));
    Optional<RootEntry> there = tree.find(path);
    if (entry.type() == TarMember.Type.DIRECTORY) {
      addFolder(facts, entry, path, there);
      return;
    }
    if (there.isPresent() && there.get().is(RootEntry.Type.DIRECTORY)) {
      if (entry.type() == TarMember.Type.SYMBOLIC_LINK) {
        return;
      }
      throw DebException.entry(
          facts.locked().name(), entry.path(), "another package has a folder there");
    }
    RootEntry added = entry(facts, entry, files.get(entry.path()), linked);
    DebFacts owner = owners.get(path);
    if (there.isEmpty() || owner == null || takesOver(facts, owner, path, added, there.get())) {
      tree.put(path, added);
      owners.put(path, facts);
    }
  }

  private Optional<String> makeFolders(DebEntry entry) {
    int slash = entry.path().lastIndexOf('/');
    String folder = slash < 0 ? "" : entry.path().substring(0, slash);
    // Only where nothing is: below a file there can be no folder.
    String above = folder;
    while (!above.isEmpty()) {
      Optional<RootEntry> there = tree.follow(above);
      if (there.isPresent()) {
        if (!there.get().is(RootEntry.Type.DIRECTORY)) {
          return Optional.empty();
        }
        break;
      }
      above = above.contains("/") ? above.substring(0, above.lastIndexOf('/')) : "";
    }
    if (!folder.isEmpty() && tree.find(folder).isEmpty()) {
      tree.put(folder, RootEntry.directory(0755));
    }
    return tree.resolve(entry.path());
  }

  private void addFolder(DebFacts facts, DebEntry entry, String path, Optional<RootEntry> there) {
    boolean folder = tree.follow(path).filter(one -> one.is(RootEntry.Type.DIRECTORY)).isPresent();
    if (there.isEmpty()) {
      tree.put(path, folder(entry));
    } else if (!folder) {
      throw DebException.entry(
          facts.locked().name(), entry.path(), "another package has something else there");
    }
  }

  private static RootEntry folder(DebEntry entry) {
    return RootEntry.directory(entry.mode()).ownedBy(entry.userId(), entry.groupId());
  }

  private RootEntry entry(
      DebFacts facts, DebEntry entry, @Nullable DebEntry file, Set<String> linked) {
    if (file == null) {
      return RootEntry.link(entry.linkTarget()).ownedBy(entry.userId(), entry.groupId());
    }
    return RootEntry.file(spool.content(facts, file, linked.contains(file.path())), file.mode())
        .ownedBy(file.userId(), file.groupId());
  }

  private boolean takesOver(
      DebFacts added, DebFacts owner, String path, RootEntry entry, RootEntry there) {
    if (entry.sameAs(there) || replaces(owner, added)) {
      return false;
    }
    if (!replaces(added, owner)) {
      listener.broughtTwice("/" + path, added.locked().name(), owner.locked().name());
    }
    return true;
  }

  private static boolean replaces(DebFacts winner, DebFacts loser) {
    return PackageRelation.parseField(winner.archive().field("Replaces")).stream()
        .flatMap(List::stream)
        .anyMatch(
            relation ->
                relation.name().equals(loser.locked().name())
                        && relation.allows(new DebianVersion(loser.locked().version()))
                    || provides(loser, relation));
  }

  private static boolean provides(DebFacts facts, PackageRelation relation) {
    return relation.constraint().isEmpty()
        && PackageRelation.parseField(facts.archive().field("Provides")).stream()
            .flatMap(List::stream)
            .anyMatch(provided -> provided.name().equals(relation.name()));
  }
}
