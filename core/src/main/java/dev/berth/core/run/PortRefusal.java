package dev.berth.core.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A port because of which a container does not start, out of what an Engine says: it has no codes
 * for it.
 *
 * @param taken whether somebody else has it; else the Engine may not publish it
 */
record PortRefusal(BoundPort bound, boolean taken) {

  private static final List<String> TAKEN =
      List.of("port is already allocated", "address already in use");
  private static final List<String> FORBIDDEN = List.of("privileged port", "permission denied");
  private static final Pattern NUMBER = Pattern.compile("[: ]([0-9]{1,5})\\b");

  /** The one that is meant among a container's ports. */
  static Optional<PortRefusal> find(String reason, List<BoundPort> ports) {
    String lower = reason.toLowerCase(Locale.ROOT);
    boolean taken = TAKEN.stream().anyMatch(lower::contains);
    if (!taken && FORBIDDEN.stream().noneMatch(lower::contains)) {
      return Optional.empty();
    }
    List<String> numbers = NUMBER.matcher(lower).results().map(result -> result.group(1)).toList();
    return ports.stream()
        .filter(bound -> numbers.contains(String.valueOf(bound.hostPort())))
        .findFirst()
        .map(bound -> new PortRefusal(bound, taken));
  }
}
