package dev.berth.core.yaml;

import dev.berth.core.SourceExcerpt;
import java.util.Map;
import java.util.Optional;

/**
 * Where each value of a YAML file stands.
 *
 * @param places by JSON pointer (RFC 6901): {@code /environment/python}, {@code /dependencies/0}
 */
public record SourceMap(Map<String, SourceExcerpt> places) {

  public SourceMap {
    places = Map.copyOf(places);
  }

  /** Where the value with this pointer stands. */
  public Optional<SourceExcerpt> find(String pointer) {
    return Optional.ofNullable(places.get(pointer));
  }
}
