package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.option.LockOptions;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.env.EnvironmentRequest;
import dev.berth.core.env.RestoredEnvironment;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.lock.StoredRuntime;
import dev.berth.core.oci.Digest;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.version.RuntimeVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The way from what a person named to its environment on this computer.
 *
 * @param lock how the lock of a runtime.yaml is used; a version in the store has its own
 */
record Restoring(Services services, LockOptions lock) {

  /**
   * Where and how an environment is wanted.
   *
   * @param prefix its folder, which the store chooses when nothing is said
   * @param python what it stands on, which is searched for when nothing is said
   * @param force whether changes that were made to it by hand may be lost
   */
  record Wishes(Optional<Path> prefix, Optional<Path> python, boolean force) {

    /** Nothing in particular. */
    static final Wishes NONE = new Wishes(Optional.empty(), Optional.empty(), false);
  }

  /**
   * Makes sure that the environment is there.
   *
   * @throws dev.berth.core.BerthException when it cannot be
   */
  RestoredEnvironment restore(RuntimeTarget target, Wishes wishes) throws IOException {
    if (target instanceof RuntimeTarget.InStore named) {
      RuntimeRecord runtime =
          named.find(services.store().runtimes(), services.workingDirectory()).runtime();
      StoredRuntime stored = services.storedRuntimes().read(runtime);
      return restore(stored.spec(), stored.lock(), runtime.version(), wishes);
    }
    Path file = ((RuntimeTarget.InFolder) target).file(services.workingDirectory());
    RuntimeSpec spec = services.runtimeSpecReader().read(file);
    RuntimeLock locked =
        services.lockRefresher(lock.offline()).refresh(spec, lock.toRequest(List.of())).lock();
    return restore(spec, locked, RuntimeVersion.of(spec, locked), wishes);
  }

  private RestoredEnvironment restore(
      RuntimeSpec spec, RuntimeLock locked, Digest version, Wishes wishes) throws IOException {
    RestoredEnvironment restored =
        services
            .environmentRestorer(spec, lock.offline())
            .restore(
                new EnvironmentRequest(
                    spec,
                    locked,
                    version,
                    wishes.prefix().map(this::absolute),
                    wishes.python().map(this::absolute),
                    wishes.force()));
    if (restored.made() && !spec.commands().isEmpty()) {
      services
          .console()
          .note("The `commands` of this runtime are for its image: none was run on this computer");
    }
    return restored;
  }

  private Path absolute(Path given) {
    return services.workingDirectory().resolve(given);
  }
}
