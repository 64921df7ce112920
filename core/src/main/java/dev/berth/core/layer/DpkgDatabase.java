package dev.berth.core.layer;

import dev.berth.core.debian.DebArchive;
import dev.berth.core.debian.DebEntry;
import dev.berth.core.debian.DebianVersion;
import dev.berth.core.io.TarMember;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Writes what dpkg knows of the packages that are installed: {@code /var/lib/dpkg} as dpkg itself
 * leaves it after it has installed them all.
 */
final class DpkgDatabase {

  private static final String FOLDER = "var/lib/dpkg/";

  /** The order in which dpkg writes fields; others follow as they come. */
  private static final List<String> FIELDS =
      List.of(
          "Package",
          "Essential",
          "Protected",
          "Status",
          "Priority",
          "Section",
          "Installed-Size",
          "Origin",
          "Maintainer",
          "Bugs",
          "Architecture",
          "Multi-Arch",
          "Source",
          "Version",
          "Replaces",
          "Provides",
          "Depends",
          "Pre-Depends",
          "Recommends",
          "Suggests",
          "Breaks",
          "Conflicts",
          "Enhances",
          "Conffiles",
          "Description");

  private static final Set<String> SCRIPTS =
      Set.of("preinst", "postinst", "prerm", "postrm", "config");

  private static final DebianVersion NATIVE_NOTED = new DebianVersion("1.22.7");

  private final RootTree tree;
  private final List<DebFacts> packages;

  private DpkgDatabase(RootTree tree, List<DebFacts> packages) {
    this.tree = tree;
    this.packages =
        packages.stream().sorted(Comparator.comparing(one -> one.locked().name())).toList();
  }

  /** Adds the database to a tree. */
  static void write(RootTree tree, List<DebFacts> packages) {
    DpkgDatabase database = new DpkgDatabase(tree, packages);
    database.status();
    packages.forEach(database::info);
    database.triggers();
    for (String folder : List.of("alternatives", "info", "parts", "triggers", "updates")) {
      tree.putIfAbsent(FOLDER + folder, RootEntry.directory(0755));
    }
    tree.put(FOLDER + "info/format", RootEntry.file("1\n", 0644));
    database.nativeArchitecture();
    tree.put(FOLDER + "available", RootEntry.file("", 0644));
    tree.put(FOLDER + "cmethopt", RootEntry.file("apt apt\n", 0644));
    tree.put(FOLDER + "lock", RootEntry.file("", 0640));
    tree.put(FOLDER + "lock-frontend", RootEntry.file("", 0640));
  }

  /** Newer versions of dpkg note what they were built for. */
  private void nativeArchitecture() {
    packages.stream()
        .map(DebFacts::locked)
        .filter(one -> one.name().equals("dpkg"))
        .filter(one -> new DebianVersion(one.version()).compareTo(NATIVE_NOTED) >= 0)
        .forEach(
            dpkg ->
                tree.put(FOLDER + "arch-native", RootEntry.file(dpkg.architecture() + "\n", 0644)));
  }

  private void status() {
    StringBuilder status = new StringBuilder();
    packages.forEach(one -> status.append(paragraph(one)).append('\n'));
    tree.put(FOLDER + "status", RootEntry.file(status.toString(), 0644));
  }

  private static String paragraph(DebFacts facts) {
    Map<String, String> given = new LinkedHashMap<>(facts.archive().control().fields());
    given.put("Status", "install ok installed");
    String configuration = configuration(facts);
    if (!configuration.isEmpty()) {
      given.put("Conffiles", configuration);
    }
    StringBuilder text = new StringBuilder();
    for (String name : FIELDS) {
      String value = given.remove(name);
      if (value != null) {
        append(text, name, value);
      }
    }
    given.forEach((name, value) -> append(text, name, value));
    return text.toString();
  }

  private static void append(StringBuilder text, String name, String value) {
    text.append(name).append(':').append(value.startsWith("\n") ? "" : " ").append(value);
    text.append('\n');
  }

  /** Each with the sum by which dpkg sees whether it was changed. */
  private static String configuration(DebFacts facts) {
    StringBuilder lines = new StringBuilder();
    for (String line : facts.archive().controlText("conffiles").lines().toList()) {
      String sum = line.startsWith("/") ? facts.md5().get(line.substring(1)) : null;
      if (sum != null) {
        lines.append("\n ").append(line).append(' ').append(sum);
      }
    }
    return lines.toString();
  }

  private void info(DebFacts facts) {
    String prefix = FOLDER + "info/" + facts.dpkgName() + ".";
    DebArchive archive = facts.archive();
    StringBuilder list = new StringBuilder("/.\n");
    for (DebEntry entry : archive.entries()) {
      if (!PathExclusions.exclude(entry)) {
        list.append(entry.listed()).append('\n');
      }
    }
    tree.put(prefix + "list", RootEntry.file(list.toString(), 0644));
    archive
        .controlFiles()
        .forEach(
            (name, bytes) -> {
              if (!name.equals("control") && !name.equals("md5sums")) {
                tree.put(
                    prefix + name,
                    RootEntry.file(RootContent.of(bytes), SCRIPTS.contains(name) ? 0755 : 0644));
              }
            });
    tree.put(prefix + "md5sums", RootEntry.file(sums(facts), 0644));
  }

  /** Of the files that are there, so that dpkg finds nothing missing. */
  private static String sums(DebFacts facts) {
    return facts.archive().controlFiles().containsKey("md5sums")
        ? listedSums(facts.archive())
        : ownSums(facts);
  }

  private static String listedSums(DebArchive archive) {
    Set<String> excluded = new HashSet<>();
    for (DebEntry entry : archive.entries()) {
      if (PathExclusions.exclude(entry)) {
        excluded.add(entry.path());
      }
    }
    StringBuilder sums = new StringBuilder();
    for (String line : archive.controlText("md5sums").lines().toList()) {
      if (!excluded.contains(line.substring(line.lastIndexOf("  ") + 2))) {
        sums.append(line).append('\n');
      }
    }
    return sums.toString();
  }

  /** What dpkg works out itself for a package that does not say. */
  private static String ownSums(DebFacts facts) {
    StringBuilder sums = new StringBuilder();
    Set<String> configuration =
        Set.copyOf(facts.archive().controlText("conffiles").lines().toList());
    for (DebEntry entry : facts.archive().entries()) {
      if (entry.type() == TarMember.Type.FILE
          && !configuration.contains(entry.listed())
          && !PathExclusions.exclude(entry)) {
        sums.append(facts.md5().get(entry.path())).append("  ").append(entry.path()).append('\n');
      }
    }
    return sums.toString();
  }

  /** Who wants to hear of what (deb-triggers(5)): paths in one file, names in one file each. */
  private void triggers() {
    StringBuilder paths = new StringBuilder();
    Map<String, StringJoiner> names = new TreeMap<>();
    for (DebFacts facts : packages) {
      for (String line : facts.archive().controlText("triggers").lines().toList()) {
        String[] words = line.replaceAll("#.*", "").strip().split("\\s+");
        if (words.length < 2 || !words[0].toLowerCase(Locale.ROOT).startsWith("interest")) {
          continue;
        }
        String who = facts.dpkgName() + (words[0].endsWith("-noawait") ? "/noawait" : "");
        if (words[1].startsWith("/")) {
          paths.append(words[1]).append(' ').append(who).append('\n');
        } else {
          names.computeIfAbsent(words[1], any -> new StringJoiner("\n", "", "\n")).add(who);
        }
      }
    }
    if (!paths.isEmpty()) {
      tree.put(FOLDER + "triggers/File", RootEntry.file(paths.toString(), 0644));
    }
    names.forEach(
        (name, who) -> tree.put(FOLDER + "triggers/" + name, RootEntry.file(who.toString(), 0644)));
    tree.put(FOLDER + "triggers/Unincorp", RootEntry.file("", 0644));
    tree.put(FOLDER + "triggers/Lock", RootEntry.file("", 0600));
  }
}
