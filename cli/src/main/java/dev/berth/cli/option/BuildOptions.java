package dev.berth.cli.option;

import dev.berth.core.build.BuildRequest;
import dev.berth.core.build.SourceDateEpoch;
import dev.berth.core.io.Environment;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Platform;
import dev.berth.core.spec.RuntimeSpec;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@code build} and {@code plan} share: for which platform, and whether layers are reused. */
public final class BuildOptions {

  @Option(
      names = "--platform",
      paramLabel = "OS/ARCH",
      description = "The image's platform (default: the locked one, or this computer's on Linux)")
  Optional<Platform> platform = Optional.empty();

  @Option(
      names = "--no-cache",
      description = "Assemble every layer anew; what was downloaded is kept")
  boolean noCache;

  /** The platform asked for, when there is one. */
  public Optional<Platform> platform() {
    return platform;
  }

  /** What the core is asked to build. */
  public BuildRequest toRequest(RuntimeSpec spec, RuntimeLock lock, Environment environment) {
    return new BuildRequest(
        spec, lock, platformIn(lock), !noCache, SourceDateEpoch.in(environment));
  }

  private Platform platformIn(RuntimeLock lock) {
    if (platform.isPresent()) {
      return platform.get();
    }
    if (lock.platforms().size() == 1) {
      return lock.platforms().get(0).platform();
    }
    return Platform.linuxOn(System.getProperty("os.arch"));
  }
}
