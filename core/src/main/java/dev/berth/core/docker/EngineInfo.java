package dev.berth.core.docker;

import java.util.List;
import java.util.Set;

/**
 * What an Engine says of itself.
 *
 * @param version of Docker or podman
 * @param platform {@code linux/x86_64}, in the system's own words
 * @param storageDriver {@code overlay2}
 * @param rootFolder where it keeps all that it has, on its own computer
 * @param runtimes the names of what can run containers: {@code runc}, {@code nvidia}
 * @param devices those that containers may be given by name (CDI); older Engines do not tell
 * @param rootless whether it runs without root
 */
public record EngineInfo(
    String version,
    String platform,
    String storageDriver,
    String rootFolder,
    Set<String> runtimes,
    List<String> devices,
    boolean rootless) {

  public EngineInfo {
    runtimes = Set.copyOf(runtimes);
    devices = List.copyOf(devices);
  }
}
