package dev.berth.core.spec;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The texts that a {@link RuntimeSpec} was read from, as they were then.
 *
 * @param yaml the text of runtime.yaml
 * @param requirements the texts of all requirements files, by path relative to runtime.yaml with
 *     {@code /}
 */
public record SpecTexts(String yaml, SortedMap<String, String> requirements) {

  public SpecTexts {
    requirements = Collections.unmodifiableSortedMap(new TreeMap<>(requirements));
  }
}
