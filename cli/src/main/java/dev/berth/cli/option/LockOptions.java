package dev.berth.cli.option;

import dev.berth.core.lock.LockRequest;
import dev.berth.core.lock.LockRequest.Policy;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How the lock is used, wherever one is: whether it may be stale, and may be made anew. */
public final class LockOptions {

  @ArgGroup private Strictness strictness = new Strictness();

  @Option(names = "--upgrade", description = "Let every package move to its newest version")
  private boolean upgrade;

  @Option(
      names = "--upgrade-package",
      paramLabel = "NAME",
      description = "Let this package move to its newest version; may be repeated")
  private List<PackageName> upgradePackages = new ArrayList<>();

  @Option(names = "--offline", description = "Ask no server: use what is on this computer")
  private boolean offline;

  /** Words that users of uv and pixi know; one of them at most. */
  static final class Strictness {
    @Option(names = "--locked", description = "Fail when runtime.lock does not fit runtime.yaml")
    private boolean locked;

    @Option(names = "--frozen", description = "Use runtime.lock as it is, without asking")
    private boolean frozen;
  }

  /** Whether no server may be asked. */
  public boolean offline() {
    return offline;
  }

  /** What the core is asked to do about the lock, for these platforms. */
  public LockRequest toRequest(List<Platform> platforms) {
    Set<PackageName> upgraded = new LinkedHashSet<>(upgradePackages);
    return new LockRequest(policy(), platforms, upgrade, upgraded, offline);
  }

  private Policy policy() {
    if (strictness.frozen) {
      return Policy.FROZEN;
    }
    return strictness.locked ? Policy.LOCKED : Policy.REFRESH;
  }
}
