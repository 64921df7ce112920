package dev.berth.core.lock;

import dev.berth.core.python.PythonVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What runtime.yaml, and the requirements files it names, asked for when the lock was made. A lock
 * is stale when it would ask for something else now; kept as it was asked for, and not as a digest,
 * so that people can be told what changed. Local wheels and files are compared by their digests.
 *
 * @param os {@code environment.os}
 * @param python {@code environment.python}
 * @param image {@code environment.docker.image}
 * @param apt in the order of the file
 * @param pip requirements with markers and hashes, in the order of the file
 * @param constraints those of requirements files
 * @param sources where runtime.yaml and its requirements files have packages searched for, as
 *     options of pip without credentials: {@code --extra-index-url https://…}
 */
public record LockedRequirements(
    Optional<String> os,
    Optional<PythonVersion> python,
    Optional<String> image,
    List<String> apt,
    List<String> pip,
    List<String> constraints,
    List<String> sources) {

  /** Nothing but the defaults. */
  public static final LockedRequirements NONE =
      new LockedRequirements(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  public LockedRequirements {
    apt = List.copyOf(apt);
    pip = List.copyOf(pip);
    constraints = List.copyOf(constraints);
    sources = List.copyOf(sources);
  }

  /** Whether nothing but the defaults was asked for. */
  boolean isNothing() {
    return os.isEmpty()
        && python.isEmpty()
        && image.isEmpty()
        && apt.isEmpty()
        && pip.isEmpty()
        && constraints.isEmpty()
        && sources.isEmpty();
  }

  /** Whether the base, its Python and its packages are asked for as before. */
  boolean sameBase(LockedRequirements other) {
    return os.equals(other.os)
        && python.equals(other.python)
        && image.equals(other.image)
        && apt.equals(other.apt);
  }

  /** Whether Python's packages are asked for as before. */
  boolean samePackages(LockedRequirements other) {
    return pip.equals(other.pip)
        && constraints.equals(other.constraints)
        && sources.equals(other.sources);
  }

  /** What changed since the lock was made, one fact each, in people's words. */
  List<String> changesTo(LockedRequirements now) {
    List<String> changes = new ArrayList<>();
    value(changes, "environment.os", os, now.os);
    value(changes, "environment.python", python, now.python);
    value(changes, "environment.docker.image", image, now.image);
    list(changes, "apt", apt, now.apt);
    list(changes, "pip", pip, now.pip);
    list(changes, "constraints", constraints, now.constraints);
    list(changes, "package sources", sources, now.sources);
    return changes;
  }

  private static void value(
      List<String> changes, String name, Optional<?> before, Optional<?> after) {
    if (!before.equals(after)) {
      changes.add("`" + name + "` was " + shown(before) + ", and is " + shown(after));
    }
  }

  private static String shown(Optional<?> value) {
    return value.map(v -> "`" + v + "`").orElse("not set");
  }

  private static void list(
      List<String> changes, String name, List<String> before, List<String> after) {
    int known = changes.size();
    after.stream()
        .filter(entry -> !before.contains(entry))
        .forEach(entry -> changes.add("`" + entry + "` was added to " + name));
    before.stream()
        .filter(entry -> !after.contains(entry))
        .forEach(entry -> changes.add("`" + entry + "` was removed from " + name));
    if (changes.size() == known && !Objects.equals(before, after)) {
      changes.add("the order of " + name + " changed");
    }
  }
}
