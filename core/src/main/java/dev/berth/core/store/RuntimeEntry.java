package dev.berth.core.store;

import java.util.List;

/**
 * A version of a runtime and the tags that point to it now.
 *
 * @param tags {@code latest} first when it is this one, then {@code v3}, then the user's, sorted
 */
public record RuntimeEntry(RuntimeRecord runtime, List<String> tags) {

  public RuntimeEntry {
    tags = List.copyOf(tags);
  }

  /** The version as people write it: {@code demo@3f2a9c41d0b7}. */
  public String shortName() {
    return runtime.name() + "@" + runtime.version().shortHex();
  }

  /** Its number: 3 for the tag {@code v3}. A version built later has a higher one. */
  int number() {
    return tags.stream()
        .filter(RuntimeTags::isNumber)
        .mapToInt(tag -> Integer.parseInt(tag.substring(1)))
        .findFirst()
        .orElse(-1);
  }
}
