package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.core.env.EnvironmentRequest;
import dev.berth.core.env.RestoredEnvironment;
import dev.berth.core.lock.LockRequest;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.version.RuntimeVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The environment of a folder that was just made. */
record QuickstartEnvironment(Services services) {

  /** Makes it in the store, and says how to enter it. */
  void make(Path file) throws IOException {
    long began = System.nanoTime();
    RuntimeSpec spec = services.runtimeSpecReader().read(file);
    RuntimeLock locked = services.lockRefresher(false).refresh(spec, LockRequest.DEFAULT).lock();
    RestoredEnvironment restored =
        services
            .environmentRestorer(spec, false)
            .restore(
                new EnvironmentRequest(
                    spec,
                    locked,
                    RuntimeVersion.of(spec, locked),
                    Optional.empty(),
                    Optional.empty(),
                    false));
    new RestoreReport(restored, Duration.ofNanos(System.nanoTime() - began))
        .print(services.console());
  }
}
