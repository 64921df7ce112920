package dev.berth.core.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is said of one run, and not of its function.
 *
 * @param secrets everything that a function's secrets may mean
 * @param sharedMemory bytes of {@code /dev/shm}
 * @param timeout after which it is stopped
 * @param keep whether it can be looked at after its end
 * @param readOnlyRoot whether it can write nothing but its volumes
 * @param newPrivileges whether its programs may become more than who started them
 */
public record RunWishes(
    RunId id,
    List<Secret> secrets,
    Optional<Long> sharedMemory,
    Optional<Duration> timeout,
    boolean keep,
    Workload.Streams streams,
    boolean readOnlyRoot,
    boolean newPrivileges) {

  public RunWishes {
    secrets = List.copyOf(secrets);
  }
}
