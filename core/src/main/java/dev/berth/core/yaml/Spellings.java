package dev.berth.core.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How else the keys of a block may be written. Looked for when a key is not known as it is written:
 * tables have hundreds of keys, and a file has few.
 *
 * @param listed further spellings, each with the key that is meant
 * @param bothCases whether a key may be written {@code like_this} and {@code likeThis}
 */
record Spellings(Map<String, String> listed, boolean bothCases) {

  /** Each key as it is, and in no other way. */
  static final Spellings NONE = new Spellings(Map.of(), false);

  Spellings {
    listed = Collections.unmodifiableMap(new LinkedHashMap<>(listed));
  }

  Spellings and(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(listed);
    all.putAll(others);
    return new Spellings(all, bothCases);
  }

  Spellings andBothCases() {
    return new Spellings(listed, true);
  }

  /** All that differ from these keys, each with the key that is meant. */
  Map<String, String> of(Set<String> keys) {
    Map<String, String> all = new LinkedHashMap<>();
    if (bothCases) {
      for (String key : keys) {
        all.put(KeyCase.snake(key), key);
        all.put(KeyCase.camel(key), key);
      }
      all.keySet().removeAll(keys);
    }
    all.putAll(listed);
    return all;
  }

  /** The one of these keys that is written so; what is none stays as it is. */
  String meant(String written, Set<String> keys) {
    String listedKey = listed.get(written);
    if (listedKey != null) {
      return listedKey;
    }
    if (bothCases && !keys.contains(written)) {
      for (String key : keys) {
        if (written.equals(KeyCase.snake(key)) || written.equals(KeyCase.camel(key))) {
          return key;
        }
      }
    }
    return written;
  }
}
