package dev.berth.core.function;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Amounts of resources by their names in Kubernetes.
 *
 * @param amounts by {@code cpu}, {@code memory}, {@code ephemeral-storage}, {@code hugepages-2Mi},
 *     and the names of devices such as {@code nvidia.com/gpu}
 */
public record ResourceList(Map<String, Quantity> amounts) {

  /** The device that {@code gpu} means. */
  public static final String GPU = "nvidia.com/gpu";

  static final String CPU = "cpu";
  static final String MEMORY = "memory";

  public ResourceList {
    amounts = Collections.unmodifiableMap(new TreeMap<>(amounts));
  }

  /** Processors, or parts of one. */
  public Optional<Quantity> cpu() {
    return find(CPU);
  }

  /** Bytes of memory. */
  public Optional<Quantity> memory() {
    return find(MEMORY);
  }

  public Optional<Quantity> find(String name) {
    return Optional.ofNullable(amounts.get(name));
  }

  /** Whole devices by their names, which have a {@code /}. */
  public Map<String, Long> devices() {
    Map<String, Long> devices = new TreeMap<>();
    amounts.forEach(
        (name, amount) -> {
          if (isDevice(name)) {
            devices.put(name, amount.units());
          }
        });
    return devices;
  }

  static boolean isDevice(String name) {
    return name.indexOf('/') >= 0;
  }
}
