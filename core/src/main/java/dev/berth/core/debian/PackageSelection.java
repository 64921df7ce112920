package dev.berth.core.debian;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Packages that work together: each with all it needs, chosen as {@code apt-get
 * --no-install-recommends} does. A need that is met already adds nothing; else its first
 * alternative that can be had is taken, and of several packages that provide it the most important
 * one. What was selected stays, so that adding packages never changes the ones before.
 */
public final class PackageSelection {

  private final ArchiveIndex index;
  private final Map<String, ArchivePackage> selected = new LinkedHashMap<>();
  private final Map<String, List<ArchivePackage>> byName = new HashMap<>();
  private final Map<ArchivePackage, List<PackageRelation>> exclusions = new LinkedHashMap<>();

  public PackageSelection(ArchiveIndex index) {
    this.index = index;
  }

  /** All packages so far, in the order in which they were chosen. */
  public Collection<ArchivePackage> packages() {
    return List.copyOf(selected.values());
  }

  /**
   * Adds packages with all they need. First all that are asked for, since one of them may be what
   * another one needs; then their needs, one level after another.
   *
   * @throws DependencyException when they cannot be installed together
   */
  public void add(Collection<ArchivePackage> asked) {
    Deque<ArchivePackage> open = new ArrayDeque<>();
    for (ArchivePackage one : asked) {
      ArchivePackage known = selected.get(one.name());
      if (known == null) {
        select(one, open);
      } else if (!known.version().equals(one.version())) {
        throw DependencyException.conflict(
            one, known, new PackageRelation(one.name(), Optional.empty(), Optional.empty()));
      }
    }
    while (!open.isEmpty()) {
      ArchivePackage next = open.removeFirst();
      for (List<PackageRelation> alternatives : next.needs()) {
        if (alternatives.stream().noneMatch(this::isMet)) {
          select(choose(next, alternatives), open);
        }
      }
    }
  }

  private void select(ArchivePackage chosen, Deque<ArchivePackage> open) {
    exclusion(chosen)
        .ifPresent(
            exclusion -> {
              throw exclusion.toException();
            });
    selected.put(chosen.name(), chosen);
    byName.computeIfAbsent(chosen.name(), name -> new ArrayList<>()).add(chosen);
    for (PackageRelation other : chosen.alsoNamed()) {
      byName.computeIfAbsent(other.name(), name -> new ArrayList<>()).add(chosen);
    }
    exclusions.put(chosen, chosen.excludes());
    open.addLast(chosen);
  }

  private boolean isMet(PackageRelation relation) {
    return isOurs(relation)
        && byName.getOrDefault(relation.name(), List.of()).stream()
            .anyMatch(one -> one.meets(relation));
  }

  /** Only one architecture is installed, so a need of another one is never met. */
  private boolean isOurs(PackageRelation relation) {
    return relation
        .qualifier()
        .map(q -> q.equals("any") || q.equals("native") || q.equals(index.architecture()))
        .orElse(true);
  }

  private ArchivePackage choose(ArchivePackage dependent, List<PackageRelation> alternatives) {
    List<String> reasons = new ArrayList<>();
    for (PackageRelation relation : alternatives) {
      if (!isOurs(relation)) {
        reasons.add("`" + relation + "` is of another architecture");
        continue;
      }
      List<ArchivePackage> candidates = candidates(relation);
      for (ArchivePackage candidate : candidates) {
        Optional<Exclusion> exclusion = exclusion(candidate);
        if (exclusion.isEmpty()) {
          return candidate;
        }
        reasons.add(exclusion.get().toString());
      }
      if (candidates.isEmpty()) {
        reasons.add(whyMissing(relation));
      }
    }
    throw DependencyException.unmet(dependent, alternatives, reasons);
  }

  private String whyMissing(PackageRelation relation) {
    ArchivePackage known = selected.get(relation.name());
    if (known != null) {
      return "`" + known.title() + "` is selected already";
    }
    return index
        .find(relation.name())
        .map(found -> "the archive has `" + found.title() + "`")
        .orElse("the archive has no `" + relation.name() + "`");
  }

  /** What can be had for a relation: the package of that name first, then what provides it. */
  private List<ArchivePackage> candidates(PackageRelation relation) {
    List<ArchivePackage> candidates = new ArrayList<>();
    index.find(relation.name()).filter(one -> one.meets(relation)).ifPresent(candidates::add);
    for (ArchivePackage provider : index.providers(relation.name())) {
      if (!provider.name().equals(relation.name()) && provider.meets(relation)) {
        candidates.add(provider);
      }
    }
    // Of a package that was selected in another version there cannot be a second one.
    candidates.removeIf(candidate -> selected.containsKey(candidate.name()));
    return candidates;
  }

  private record Exclusion(ArchivePackage from, ArchivePackage other, PackageRelation relation) {
    DependencyException toException() {
      return DependencyException.conflict(from, other, relation);
    }

    @Override
    public String toString() {
      return "`" + from.title() + "` excludes `" + relation + "`: `" + other.title() + "`";
    }
  }

  /** What keeps a package from joining those selected. */
  private Optional<Exclusion> exclusion(ArchivePackage candidate) {
    for (PackageRelation relation : candidate.excludes()) {
      for (ArchivePackage other : byName.getOrDefault(relation.name(), List.of())) {
        if (other.meets(relation)) {
          return Optional.of(new Exclusion(candidate, other, relation));
        }
      }
    }
    for (Map.Entry<ArchivePackage, List<PackageRelation>> one : exclusions.entrySet()) {
      for (PackageRelation relation : one.getValue()) {
        if (!one.getKey().name().equals(candidate.name()) && candidate.meets(relation)) {
          return Optional.of(new Exclusion(one.getKey(), candidate, relation));
        }
      }
    }
    return Optional.empty();
  }
}
