package dev.berth.core.lock;

import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a lock is to be made or used.
 *
 * @param platforms what to lock for; empty for those of {@code environment.arch}, or this
 *     computer's processor on Linux
 * @param upgrade whether everything may move to its newest version
 * @param upgradePackages those that may
 * @param offline whether no server may be asked
 * @param exactly the packages that an environment has, with their versions: the lock holds these
 *     and no others, whatever they require; without it what is needed is found out
 */
public record LockRequest(
    Policy policy,
    List<Platform> platforms,
    boolean upgrade,
    Set<PackageName> upgradePackages,
    boolean offline,
    Optional<Map<PackageName, String>> exactly) {

  /** What to do about a lock that does not fit runtime.yaml any more. */
  public enum Policy {
    /** Make it fit. */
    REFRESH,
    /** Fail ({@code --locked}). */
    LOCKED,
    /** Use it as it is ({@code --frozen}). */
    FROZEN
  }

  /** What is done when nothing else is asked for. */
  public static final LockRequest DEFAULT =
      new LockRequest(Policy.REFRESH, List.of(), false, Set.of(), false);

  public LockRequest {
    platforms = List.copyOf(platforms);
    upgradePackages = Set.copyOf(upgradePackages);
    exactly = exactly.map(Map::copyOf);
  }

  /** A request that leaves it to the resolver which packages are needed. */
  public LockRequest(
      Policy policy,
      List<Platform> platforms,
      boolean upgrade,
      Set<PackageName> upgradePackages,
      boolean offline) {
    this(policy, platforms, upgrade, upgradePackages, offline, Optional.empty());
  }

  /** A request for a lock of exactly these packages in these versions. */
  public static LockRequest exactly(
      Map<PackageName, String> packages, List<Platform> platforms, boolean offline) {
    return new LockRequest(
        Policy.REFRESH, platforms, false, Set.of(), offline, Optional.of(packages));
  }

  /** Whether anything may move to a newer version though nothing asks for another one. */
  boolean upgradesAnything() {
    return upgrade || !upgradePackages.isEmpty();
  }
}
