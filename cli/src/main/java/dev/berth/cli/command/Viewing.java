package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.oci.Platform;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.version.VersionView;
import java.io.IOException;

/**
 * From what a person named to the version to look at.
 *
 * @param command whose, as the user typed it: a lock that is needed is needed for it
 */
record Viewing(Services services, String command) {

  /**
   * The version that is meant.
   *
   * @throws dev.berth.core.BerthException when there is none, or it cannot be read
   */
  VersionView view(RuntimeTarget target) throws IOException {
    if (target instanceof RuntimeTarget.InFolder folder) {
      return services.versionReader().read(spec(folder), command);
    }
    return services.versionReader().read(entry((RuntimeTarget.InStore) target));
  }

  RuntimeEntry entry(RuntimeTarget.InStore stored) throws IOException {
    return stored.find(services.store().runtimes(), services.workingDirectory());
  }

  RuntimeSpec spec(RuntimeTarget.InFolder folder) {
    return services.runtimeSpecReader().read(folder.file(services.workingDirectory()));
  }

  /** What an image is looked at for, when nobody says. */
  static Platform here() {
    return Platform.linuxOn(System.getProperty("os.arch"));
  }
}
