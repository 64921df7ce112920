package dev.berth.core.version;

import dev.berth.core.BerthException;
import dev.berth.core.store.RuntimeEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A version of a runtime and what it changed.
 *
 * @param before the version before, unless this is the oldest that is left
 * @param changes what is different from that one; missing when one of the two cannot be read
 * @param fault why it cannot
 */
public record VersionStep(
    RuntimeEntry entry,
    Optional<RuntimeEntry> before,
    Optional<VersionDiff> changes,
    Optional<String> fault) {

  /** The history of a runtime, in the order of its versions: the newest first. */
  public static List<VersionStep> of(List<RuntimeEntry> versions, VersionReader reader)
      throws IOException {
    List<Optional<VersionView>> views = new ArrayList<>();
    List<Optional<String>> faults = new ArrayList<>();
    for (RuntimeEntry entry : versions) {
      try {
        views.add(Optional.of(reader.read(entry)));
        faults.add(Optional.empty());
      } catch (BerthException unreadable) {
        // One version that was damaged must not hide the others.
        views.add(Optional.empty());
        faults.add(Optional.of(unreadable.problems().get(0).message()));
      }
    }
    List<VersionStep> steps = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      boolean oldest = i + 1 == versions.size();
      Optional<VersionView> view = views.get(i);
      Optional<VersionView> older = oldest ? Optional.empty() : views.get(i + 1);
      steps.add(
          new VersionStep(
              versions.get(i),
              oldest ? Optional.empty() : Optional.of(versions.get(i + 1)),
              older.flatMap(from -> view.map(to -> VersionDiff.between(from, to))),
              oldest || faults.get(i).isPresent() ? faults.get(i) : faults.get(i + 1)));
    }
    return steps;
  }
}
