package dev.berth.core.capture;

import dev.berth.core.python.InstalledProject;
import dev.berth.core.python.MarkerEnvironment;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.Requirement;
import dev.berth.core.python.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which installed project requires which, where the requirements' markers apply. An extra counts
 * when an installed project asks for it; what a user asked for is not written down anywhere.
 */
final class DependencyGraph {

  private final SortedMap<PackageName, InstalledProject> projects = new TreeMap<>();
  private final Map<PackageName, List<Requirement>> requirements = new HashMap<>();
  private final Map<PackageName, Set<PackageName>> edges = new HashMap<>();
  private final MarkerEnvironment markers;

  /**
   * @param markers where the projects are to run
   */
  DependencyGraph(Collection<InstalledProject> installed, MarkerEnvironment markers) {
    this.markers = markers;
    for (InstalledProject project : installed) {
      projects.put(project.name(), project);
      requirements.put(project.name(), parse(project));
    }
    connect();
  }

  /** What older projects wrote before there was a form for it is passed over, as pip does. */
  private static List<Requirement> parse(InstalledProject project) {
    return project.requires().stream()
        .filter(text -> Requirement.findMistake(text).isEmpty())
        .map(Requirement::parse)
        .toList();
  }

  private void connect() {
    Map<PackageName, Set<String>> extras = new HashMap<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (PackageName name : projects.keySet()) {
        for (Requirement requirement : applying(name, extras.getOrDefault(name, Set.of()))) {
          edges.computeIfAbsent(name, n -> new TreeSet<>()).add(requirement.name());
          changed |=
              extras
                  .computeIfAbsent(requirement.name(), n -> new HashSet<>())
                  .addAll(requirement.extras());
        }
      }
    }
  }

  private List<Requirement> applying(PackageName name, Set<String> extras) {
    return requirements.get(name).stream()
        .filter(
            requirement ->
                requirement.marker().map(marker -> marker.appliesIn(markers, extras)).orElse(true))
        .toList();
  }

  /** All that these need, with themselves. */
  SortedSet<PackageName> reachableFrom(Collection<PackageName> roots) {
    SortedSet<PackageName> reached = new TreeSet<>();
    Deque<PackageName> todo = new ArrayDeque<>(roots);
    while (!todo.isEmpty()) {
      PackageName name = todo.pop();
      if (projects.containsKey(name) && reached.add(name)) {
        todo.addAll(edges.getOrDefault(name, Set.of()));
      }
    }
    return reached;
  }

  /**
   * The fewest projects from which all others follow, beside those that are asked for anyway: the
   * ones that no other needs, and of those that need each other in a circle the first by name.
   *
   * @param asked those that are known to be asked for
   */
  SortedSet<PackageName> topLevel(Collection<PackageName> asked) {
    SortedSet<PackageName> top = new TreeSet<>(asked);
    top.retainAll(projects.keySet());
    SortedSet<PackageName> left = new TreeSet<>(projects.keySet());
    left.removeAll(reachableFrom(top));
    while (!left.isEmpty()) {
      PackageName next =
          left.stream().filter(name -> isSource(name, left)).findFirst().orElseThrow();
      top.add(next);
      left.removeAll(reachableFrom(List.of(next)));
    }
    return top;
  }

  /** Whether only those need it that it needs itself. */
  private boolean isSource(PackageName name, SortedSet<PackageName> among) {
    SortedSet<PackageName> own = reachableFrom(List.of(name));
    return among.stream()
        .filter(other -> !own.contains(other))
        .noneMatch(other -> reachableFrom(List.of(other)).contains(name));
  }

  /**
   * The requirements that are not met, by the rules of {@code pip check}: extras do not count.
   *
   * @param leftOut what is not there because it is not wanted, which is no conflict
   */
  List<Conflict> conflicts(Set<PackageName> leftOut) {
    List<Conflict> conflicts = new ArrayList<>();
    for (InstalledProject project : projects.values()) {
      for (Requirement requirement : applying(project.name(), Set.of())) {
        Optional<InstalledProject> found = Optional.ofNullable(projects.get(requirement.name()));
        boolean met =
            found
                .map(there -> admits(requirement, there))
                .orElse(leftOut.contains(requirement.name()));
        if (!met) {
          conflicts.add(new Conflict(project, requirement, found.map(InstalledProject::version)));
        }
      }
    }
    return conflicts;
  }

  private static boolean admits(Requirement requirement, InstalledProject found) {
    return Version.find(found.version()).map(requirement::admits).orElse(true);
  }
}
