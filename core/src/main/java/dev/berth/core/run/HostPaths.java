package dev.berth.core.run;

import dev.berth.core.function.VolumeSource;
import dev.berth.core.function.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Folders of this computer that give whoever can write them power over it, or over its user. A
 * container gets them only when its user says so.
 */
final class HostPaths {

  private final Map<Path, String> precious = new LinkedHashMap<>();

  /**
   * @param userHome the user's folder
   * @param socket of the Engine, when it is on this computer
   */
  HostPaths(Path userHome, Optional<Path> socket) {
    precious.put(real(userHome), "your home folder");
    precious.put(real(Path.of("/var/run/docker.sock")), "the Docker Engine's socket");
    socket.ifPresent(path -> precious.put(real(path), "the Docker Engine's socket"));
  }

  /**
   * Makes sure that no volume has one of them.
   *
   * @throws HostPathException naming the first that has
   */
  void check(Iterable<VolumeSpec> volumes) {
    for (VolumeSpec volume : volumes) {
      if (volume.source() instanceof VolumeSource.HostPath host) {
        Path path = real(volume.subPath().map(host.path()::resolve).orElse(host.path()));
        precious.forEach(
            (kept, what) -> {
              if (kept.startsWith(path)) {
                throw new HostPathException(host.path(), volume.mountPath(), what);
              }
            });
      }
    }
  }

  /** Without links, as far as the path is there. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    for (Path there = absolute; there != null; there = there.getParent()) {
      if (Files.exists(there)) {
        try {
          return there.toRealPath().resolve(there.relativize(absolute));
        } catch (IOException notReadable) {
          return absolute;
        }
      }
    }
    return absolute;
  }
}
