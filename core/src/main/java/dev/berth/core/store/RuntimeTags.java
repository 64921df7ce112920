package dev.berth.core.store;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tags of one runtime. A version that was removed keeps its tags here, where they mean nothing
 * until it is recovered: so they come back with it, and its number is never another's.
 *
 * @param next the number of the next new version's tag; a number is never used again
 * @param versions what each tag points to
 * @param formerLatest the versions that were {@code latest} when they were removed, in that order;
 *     none once another was built
 */
record RuntimeTags(int next, SortedMap<String, Digest> versions, List<Digest> formerLatest) {

  static final RuntimeTags NONE = new RuntimeTags(0, new TreeMap<>(), List.of());

  RuntimeTags {
    formerLatest = List.copyOf(formerLatest);
  }

  /** What {@code latest} points to. */
  Optional<Digest> latest() {
    return Optional.ofNullable(versions.get(RuntimeName.LATEST));
  }

  /** Tags for a version that was just built: {@code latest}, its number, and the user's. */
  RuntimeTags withBuilt(Digest version, Collection<String> userTags) {
    SortedMap<String, Digest> tags = new TreeMap<>(versions);
    boolean known = numberOf(version).isPresent();
    if (!known) {
      tags.put("v" + next, version);
    }
    tags.put(RuntimeName.LATEST, version);
    userTags.forEach(tag -> tags.put(tag, version));
    return new RuntimeTags(known ? next : next + 1, tags, List.of());
  }

  /** These tags with the user's own at this version, wherever they were before. */
  RuntimeTags with(Collection<String> userTags, Digest version) {
    SortedMap<String, Digest> tags = new TreeMap<>(versions);
    userTags.forEach(tag -> tags.put(tag, version));
    return new RuntimeTags(next, tags, formerLatest);
  }

  /** These tags without some of the user's own. */
  RuntimeTags without(Collection<String> userTags) {
    SortedMap<String, Digest> tags = new TreeMap<>(versions);
    tags.keySet().removeAll(userTags);
    return new RuntimeTags(next, tags, formerLatest);
  }

  /** These tags with {@code latest} at this version, or at none. */
  RuntimeTags withLatest(Optional<Digest> version) {
    SortedMap<String, Digest> tags = new TreeMap<>(versions);
    tags.remove(RuntimeName.LATEST);
    version.ifPresent(digest -> tags.put(RuntimeName.LATEST, digest));
    return new RuntimeTags(next, tags, formerLatest);
  }

  /**
   * The tags when a version was removed.
   *
   * @param newest the newest of the versions that remain
   */
  RuntimeTags withRemoved(Digest version, Optional<Digest> newest) {
    if (!latest().equals(Optional.of(version))) {
      return this;
    }
    List<Digest> former = new ArrayList<>(formerLatest);
    if (!former.contains(version)) {
      former.add(version);
    }
    return new RuntimeTags(next, versions, former).withLatest(newest);
  }

  /** The tags when a version was recovered: {@code latest} comes back to it if it was there. */
  RuntimeTags withRecovered(Digest version) {
    int before = formerLatest.indexOf(version);
    int now = latest().map(formerLatest::indexOf).orElse(-1);
    boolean back = latest().isEmpty() || before >= 0 && (now < 0 || before < now);
    return back ? withLatest(Optional.of(version)) : this;
  }

  /** The tags when a version is gone for good. */
  RuntimeTags withoutVersion(Digest version) {
    SortedMap<String, Digest> tags = new TreeMap<>(versions);
    tags.values().removeIf(version::equals);
    return new RuntimeTags(
        next, tags, formerLatest.stream().filter(former -> !former.equals(version)).toList());
  }

  private Optional<String> numberOf(Digest version) {
    return versions.entrySet().stream()
        .filter(tag -> tag.getValue().equals(version) && isNumber(tag.getKey()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** A version with the tags that point to it. */
  RuntimeEntry entry(RuntimeRecord record) {
    return new RuntimeEntry(record, of(record.version()));
  }

  /** The tags of a version: {@code latest}, its number, then the user's. */
  List<String> of(Digest version) {
    List<String> tags = new ArrayList<>();
    if (latest().equals(Optional.of(version))) {
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

  /** Whether a tag is one that each version gets: {@code v0}, {@code v1}. */
  static boolean isNumber(String tag) {
    return tag.length() > 1
        && tag.charAt(0) == 'v'
        && tag.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  byte[] write() {
    Map<String, String> tags = new TreeMap<>();
    versions.forEach((tag, version) -> tags.put(tag, version.toString()));
    Map<String, Object> json = new TreeMap<>(Map.of("next", (long) next, "tags", tags));
    if (!formerLatest.isEmpty()) {
      json.put("formerLatest", formerLatest.stream().map(Digest::toString).toList());
    }
    return Json.write(json);
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
    return new RuntimeTags(
        Math.toIntExact(next),
        tags,
        object.texts("formerLatest").stream().map(Digest::parse).toList());
  }
}
