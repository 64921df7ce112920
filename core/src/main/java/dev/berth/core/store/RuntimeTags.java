package dev.berth.core.store;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tags of one runtime.
 *
 * @param next the number of the next new version's tag; a number is never used again
 * @param versions what each tag points to
 */
record RuntimeTags(int next, SortedMap<String, Digest> versions) {

  static final RuntimeTags NONE = new RuntimeTags(0, new TreeMap<>());

  /** Tags for a version that was just built: {@code latest}, its number, and the user's. */
  RuntimeTags withBuilt(Digest version, List<String> userTags) {
    SortedMap<String, Digest> tags = new TreeMap<>(versions);
    boolean known = numberOf(version).isPresent();
    if (!known) {
      tags.put("v" + next, version);
    }
    tags.put(RuntimeName.LATEST, version);
    userTags.forEach(tag -> tags.put(tag, version));
    return new RuntimeTags(known ? next : next + 1, tags);
  }

  private Optional<String> numberOf(Digest version) {
    return versions.entrySet().stream()
        .filter(tag -> tag.getValue().equals(version) && isNumber(tag.getKey()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The tags of a version: {@code latest}, its number, then the user's. */
  List<String> of(Digest version) {
    List<String> tags = new ArrayList<>();
    if (version.equals(versions.get(RuntimeName.LATEST))) {
      tags.add(RuntimeName.LATEST);
    }
    numberOf(version).ifPresent(tags::add);
    versions.forEach(
        (tag, tagged) -> {
          if (tagged.equals(version) && !tag.equals(RuntimeName.LATEST) && !isNumber(tag)) {
            tags.add(tag);
          }
        });
    return tags;
  }

  private static boolean isNumber(String tag) {
    return tag.length() > 1
        && tag.charAt(0) == 'v'
        && tag.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  byte[] write() {
    Map<String, String> tags = new TreeMap<>();
    versions.forEach((tag, version) -> tags.put(tag, version.toString()));
    return Json.write(Map.of("next", (long) next, "tags", tags));
  }

  /**
   * @throws IllegalArgumentException when the bytes are not what {@link #write} wrote
   */
  static RuntimeTags read(byte[] json) {
    JsonObject object = Json.readObject(json);
    SortedMap<String, Digest> tags = new TreeMap<>();
    object.textMap("tags").forEach((tag, version) -> tags.put(tag, Digest.parse(version)));
    long next =
        object.number("next").orElseThrow(() -> new IllegalArgumentException("`next` is missing"));
    return new RuntimeTags(Math.toIntExact(next), tags);
  }
}
