package dev.berth.core.verify;

import dev.berth.core.io.ExpectedHash;
import dev.berth.core.python.Scripts;
import dev.berth.core.verify.Difference.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what two environments have installed: the same packages, and of each the same files with
 * the same bytes. Only the lines of scripts that name their interpreter differ, as they must, and
 * with them the rows of RECORD that have the scripts' hashes.
 */
final class TreeComparison {

  private final FoundTree one;
  private final FoundTree other;
  private final String sitePackages;
  private final List<Difference> differences = new ArrayList<>();
  private int files;
  private int scripts;

  /**
   * @param one the environment that is judged
   * @param other what it should be
   */
  TreeComparison(FoundTree one, FoundTree other, String sitePackages) {
    this.one = one;
    this.other = other;
    this.sitePackages = sitePackages;
  }

  Verification verify(String subject, String against, String remedy) {
    SortedMap<String, FoundProject> here = projects(one);
    SortedMap<String, FoundProject> there = projects(other);
    for (String label : union(here, there)) {
      if (!here.containsKey(label)) {
        differences.add(Difference.of(Kind.PACKAGE_MISSING, label));
      } else if (!there.containsKey(label)) {
        differences.add(Difference.of(Kind.PACKAGE_EXTRA, label));
      } else {
        compare(label, here.get(label), there.get(label));
      }
    }
    return new Verification(
        subject,
        against,
        there.size(),
        files,
        differences,
        scripts == 0 ? List.of() : remark(),
        remedy);
  }

  private List<String> remark() {
    return List.of(
        scripts == 1
            ? "1 script differs only in its `#!` line, which names its interpreter"
            : scripts + " scripts differ only in their `#!` lines, which name their interpreters");
  }

  private SortedMap<String, FoundProject> projects(FoundTree tree) {
    SortedMap<String, FoundProject> projects = new TreeMap<>();
    tree.projects(sitePackages).forEach(project -> projects.put(project.label(), project));
    return projects;
  }

  private static <T> TreeSet<String> union(Map<String, T> one, Map<String, T> other) {
    TreeSet<String> both = new TreeSet<>(one.keySet());
    both.addAll(other.keySet());
    return both;
  }

  private void compare(String label, FoundProject here, FoundProject there) {
    Map<String, Optional<ExpectedHash>> ours = here.files(sitePackages);
    Map<String, Optional<ExpectedHash>> theirs = there.files(sitePackages);
    for (String path : union(ours, theirs)) {
      Optional<FoundFile> mine = one.find(path);
      Optional<FoundFile> its = other.find(path);
      if (its.isEmpty() && mine.isPresent()) {
        differences.add(Difference.of(Kind.FILE_EXTRA, path).ofOwner(label));
      } else if (mine.isEmpty()) {
        differences.add(Difference.of(Kind.FILE_MISSING, path).ofOwner(label));
      } else if (isSame(path, mine.get(), its.orElseThrow(), ours, theirs)) {
        files++;
      } else {
        differences.add(
            Difference.of(Kind.FILE_CHANGED, path)
                .ofOwner(label)
                .between(its.get().description(), mine.get().description()));
      }
    }
  }

  private boolean isSame(
      String path,
      FoundFile mine,
      FoundFile its,
      Map<String, Optional<ExpectedHash>> ours,
      Map<String, Optional<ExpectedHash>> theirs) {
    if (mine.link().equals(its.link()) && mine.digest().equals(its.digest())) {
      return true;
    }
    if (path.endsWith(".dist-info/RECORD")) {
      return withoutScripts(ours).equals(withoutScripts(theirs));
    }
    boolean same = isScript(path) && isSameButInterpreter(mine, its);
    scripts += same ? 1 : 0;
    return same;
  }

  private static boolean isSameButInterpreter(FoundFile mine, FoundFile its) {
    return mine.bytes().isPresent()
        && its.bytes().isPresent()
        && Arrays.equals(
            Scripts.withoutInterpreter(mine.bytes().get()),
            Scripts.withoutInterpreter(its.bytes().get()));
  }

  private static boolean isScript(String path) {
    return path.startsWith("bin/");
  }

  private static Map<String, Optional<ExpectedHash>> withoutScripts(
      Map<String, Optional<ExpectedHash>> rows) {
    Map<String, Optional<ExpectedHash>> others = new TreeMap<>(rows);
    others.replaceAll((path, hash) -> isScript(path) ? Optional.empty() : hash);
    return others;
  }
}
