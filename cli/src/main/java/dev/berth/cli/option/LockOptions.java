package dev.berth.cli.option;

import dev.berth.core.lock.LockRequest;
import dev.berth.core.lock.LockRequest.Policy;
import dev.berth.core.oci.Platform;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the lock is used, wherever one is: whether it may be stale, and may be made anew. */
public final class LockOptions {

  @ArgGroup private Strictness strictness = new Strictness();

  @Mixin ResolveOptions resolve = new ResolveOptions();

  /** Words that users of uv and pixi know; one of them at most. */
  static final class Strictness {
    @Option(names = "--locked", description = "Fail when runtime.lock does not fit runtime.yaml")
    boolean locked;

    @Option(names = "--frozen", description = "Use runtime.lock as it is, without asking")
    boolean frozen;
  }

  /** Whether no server may be asked. */
  public boolean offline() {
    return resolve.offline();
  }

  /** Whether anything may move to a newer version. */
  public boolean upgradesAnything() {
    return resolve.upgrade() || !resolve.upgradePackages().isEmpty();
  }

  /** What the core is asked to do about the lock, for these platforms. */
  public LockRequest toRequest(List<Platform> platforms) {
    return new LockRequest(
        policy(), platforms, resolve.upgrade(), resolve.upgradePackages(), resolve.offline());
  }

  private Policy policy() {
    if (strictness.frozen) {
      return Policy.FROZEN;
    }
    return strictness.locked ? Policy.LOCKED : Policy.REFRESH;
  }
}
