package dev.berth.core.docker;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much of the computer a container gets.
 *
 * @param nanoCpus billionths of a processor
 * @param cpuShares its part when all want more than there is; 1024 for one processor
 * @param memory bytes; swap is not added to them
 * @param memoryReservation bytes that are left to it when memory is short
 * @param shmSize bytes of {@code /dev/shm}
 */
public record ContainerLimits(
    Optional<Long> nanoCpus,
    Optional<Long> cpuShares,
    Optional<Long> memory,
    Optional<Long> memoryReservation,
    Optional<Long> shmSize,
    Optional<Gpus> gpus) {

  /** No limits at all. */
  public static final ContainerLimits NONE =
      new ContainerLimits(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Which GPUs. */
  public sealed interface Gpus {

    /** A number of them; every one when it is -1. */
    record Count(long number) implements Gpus {}

    /** These, by index or UUID. */
    record Devices(List<String> ids) implements Gpus {

      public Devices {
        ids = List.copyOf(ids);
      }
    }
  }

  void describeHost(Map<String, Object> host) {
    nanoCpus.ifPresent(cpus -> host.put("NanoCpus", cpus));
    cpuShares.ifPresent(shares -> host.put("CpuShares", shares));
    memory.ifPresent(
        bytes -> {
          host.put("Memory", bytes);
          // Else the Engine lets it have as much again on disk.
          host.put("MemorySwap", bytes);
        });
    memoryReservation.ifPresent(bytes -> host.put("MemoryReservation", bytes));
    shmSize.ifPresent(bytes -> host.put("ShmSize", bytes));
    gpus.ifPresent(wanted -> host.put("DeviceRequests", List.of(request(wanted))));
  }

  private static Map<String, Object> request(Gpus wanted) {
    List<List<String>> capabilities = List.of(List.of("gpu"));
    return wanted instanceof Gpus.Devices devices
        ? Map.of("DeviceIDs", devices.ids(), "Capabilities", capabilities)
        : Map.of("Count", ((Gpus.Count) wanted).number(), "Capabilities", capabilities);
  }
}
