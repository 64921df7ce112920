package dev.berth.core.publish;

import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import dev.berth.core.oci.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The {@code index.json} of an OCI image layout (image-spec, image-layout.md), which others may
 * have written: entries and properties that are not ours stay as they are.
 */
final class LayoutIndex {

  /** The tag of an entry (image-spec, annotations.md). */
  static final String REF_NAME = "org.opencontainers.image.ref.name";

  /** The full name of an entry, as containerd imports it. */
  static final String CONTAINERD_NAME = "io.containerd.image.name";

  private static final String MANIFESTS = "manifests";

  private final SortedMap<String, Object> properties;
  private final List<Object> manifests;

  private LayoutIndex(SortedMap<String, Object> properties, List<Object> manifests) {
    this.properties = properties;
    this.manifests = manifests;
  }

  /** An index without entries. */
  static LayoutIndex empty() {
    return new LayoutIndex(new TreeMap<>(Map.of("schemaVersion", 2L)), new ArrayList<>());
  }

  /**
   * @throws IllegalArgumentException when it is none, saying why
   */
  static LayoutIndex read(byte[] json) {
    JsonObject index = Json.readObject(json);
    List<Object> manifests =
        new ArrayList<>(index.objects(MANIFESTS).stream().map(JsonObject::properties).toList());
    return new LayoutIndex(index.without(List.of(MANIFESTS)), manifests);
  }

  /**
   * Puts a manifest under a tag. The entry that had the tag loses its place: an image layout's tag
   * means one thing.
   *
   * @param name the image's full name, for containerd
   */
  LayoutIndex put(Descriptor manifest, String tag, String name) {
    manifests.removeIf(entry -> isTagged(entry, tag));
    Map<String, String> annotations = new TreeMap<>(manifest.annotations());
    annotations.put(REF_NAME, tag);
    annotations.put(CONTAINERD_NAME, name);
    Map<String, Object> entry = entry(manifest);
    entry.put("annotations", annotations);
    manifests.add(entry);
    return this;
  }

  /** Puts a manifest under no tag. */
  LayoutIndex put(Descriptor manifest) {
    manifests.add(entry(manifest));
    return this;
  }

  private static Map<String, Object> entry(Descriptor manifest) {
    Map<String, Object> entry = new TreeMap<>();
    entry.put("mediaType", manifest.mediaType());
    entry.put("digest", manifest.digest().toString());
    entry.put("size", manifest.size());
    manifest.platform().ifPresent(platform -> entry.put("platform", platform(platform)));
    return entry;
  }

  private static Map<String, Object> platform(Platform platform) {
    Map<String, Object> json = new TreeMap<>();
    json.put("architecture", platform.architecture());
    json.put("os", platform.os());
    platform.variant().ifPresent(variant -> json.put("variant", variant));
    return json;
  }

  private static boolean isTagged(Object entry, String tag) {
    return entry instanceof Map<?, ?> map
        && map.get("annotations") instanceof Map<?, ?> annotations
        && Optional.of(tag).equals(Optional.ofNullable(annotations.get(REF_NAME)));
  }

  byte[] write() {
    Map<String, Object> json = new TreeMap<>(properties);
    json.put(MANIFESTS, manifests);
    return Json.write(json);
  }
}
