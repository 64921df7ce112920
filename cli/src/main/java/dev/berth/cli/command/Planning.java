package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.option.BuildOptions;
import dev.berth.cli.option.LockOptions;
import dev.berth.cli.option.RuntimeFileParameter;
import dev.berth.core.build.ImagePlan;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.spec.RuntimeSpec;
import java.io.IOException;

/** The way from the command line to a plan, which {@code plan} shows and {@code build} goes on. */
record Planning(
    Services services, RuntimeFileParameter file, LockOptions lock, BuildOptions build) {

  ImagePlan plan() throws IOException {
    RuntimeSpec spec = services.runtimeSpecReader().read(file.resolve(services.workingDirectory()));
    RuntimeLock locked =
        services
            .lockRefresher(lock.offline())
            .refresh(spec, lock.toRequest(build.platform().stream().toList()))
            .lock();
    return services.imagePlanner().plan(build.toRequest(spec, locked, services.environment()));
  }
}
