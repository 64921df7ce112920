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
}
