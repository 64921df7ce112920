package dev.berth.core.lock;

import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import java.util.List;
import java.util.Set;

/**
 * How a lock is to be made or used.
 *
 * @param platforms what to lock for; empty for those of {@code environment.arch}, or this
 *     computer's processor on Linux
 * @param upgrade whether everything may move to its newest version
 * @param upgradePackages those that may
 * @param offline whether no server may be asked
 */
public record LockRequest(
    Policy policy,
    List<Platform> platforms,
    boolean upgrade,
    Set<PackageName> upgradePackages,
    boolean offline) {

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
  }

  /** Whether anything may move to a newer version though nothing asks for another one. */
  boolean upgradesAnything() {
    return upgrade || !upgradePackages.isEmpty();
  }
}
