package dev.berth.core.oci;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The specification's JSON documents: written canonically, so that equal records have equal
 * digests, and read leniently, Docker's media types and Go's nulls included.
 */
public final class OciJson {

  private static final long SCHEMA_VERSION = 2;

  private static final Set<String> CONFIG_PROPERTIES =
      Set.of("architecture", "os", "variant", "created", "author", "config", "rootfs", "history");
  private static final Set<String> EXECUTION_PROPERTIES =
      Set.of("User", "Env", "Entrypoint", "Cmd", "WorkingDir", "ExposedPorts", "Labels");

  private OciJson() {}

  /** The bytes of a manifest (manifest.md). */
  public static byte[] write(Manifest manifest) {
    Map<String, Object> json = new TreeMap<>();
    json.put("schemaVersion", SCHEMA_VERSION);
    json.put("mediaType", MediaTypes.OCI_MANIFEST);
    json.put("config", descriptor(manifest.config()));
    json.put("layers", manifest.layers().stream().map(OciJson::descriptor).toList());
    putUnlessEmpty(json, "annotations", manifest.annotations());
    return Json.write(json);
  }

  /** The bytes of an index (image-index.md). */
  public static byte[] write(Index index) {
    Map<String, Object> json = new TreeMap<>();
    json.put("schemaVersion", SCHEMA_VERSION);
    json.put("mediaType", MediaTypes.OCI_INDEX);
    json.put("manifests", index.manifests().stream().map(OciJson::descriptor).toList());
    putUnlessEmpty(json, "annotations", index.annotations());
    return Json.write(json);
  }

  /** The bytes of a configuration (config.md). */
  public static byte[] write(ImageConfig config) {
    Map<String, Object> json = new TreeMap<>(config.others());
    json.put("architecture", config.platform().architecture());
    json.put("os", config.platform().os());
    config.platform().variant().ifPresent(variant -> json.put("variant", variant));
    config.created().ifPresent(created -> json.put("created", created.toString()));
    config.author().ifPresent(author -> json.put("author", author));
    json.put("config", execution(config.execution()));
    json.put(
        "rootfs",
        Map.of(
            "type",
            "layers",
            "diff_ids",
            config.diffIds().stream().map(DiffId::toString).toList()));
    putUnlessEmpty(json, "history", config.history().stream().map(OciJson::history).toList());
    return Json.write(json);
  }

  /**
   * Reads a manifest, OCI's or Docker's (schema 2).
   *
   * @throws IllegalArgumentException when it is none, saying why
   */
  public static Manifest readManifest(byte[] json) {
    JsonObject manifest = Json.readObject(json);
    checkSchemaVersion(manifest);
    if (manifest.text("mediaType").filter(MediaTypes::isIndex).isPresent()) {
      throw new IllegalArgumentException("an image index, where a manifest is expected");
    }
    return new Manifest(
        readDescriptor(manifest.requiredObject("config")),
        manifest.objects("layers").stream().map(OciJson::readDescriptor).toList(),
        manifest.textMap("annotations"));
  }

  /**
   * Reads an index, or Docker's manifest list.
   *
   * @throws IllegalArgumentException when it is none, saying why
   */
  public static Index readIndex(byte[] json) {
    JsonObject index = Json.readObject(json);
    checkSchemaVersion(index);
    if (!index.has("manifests")) {
      throw new IllegalArgumentException("`manifests` is missing");
    }
    return new Index(
        index.objects("manifests").stream().map(OciJson::readDescriptor).toList(),
        index.textMap("annotations"));
  }

  /**
   * Reads a configuration; what has no field of its own is kept in {@code others}.
   *
   * @throws IllegalArgumentException when it is none, saying why
   */
  public static ImageConfig readConfig(byte[] json) {
    JsonObject config = Json.readObject(json);
    JsonObject rootfs = config.requiredObject("rootfs");
    return new ImageConfig(
        readPlatform(config),
        config.text("created").flatMap(OciJson::readTime),
        config.text("author").filter(author -> !author.isEmpty()),
        config.object("config").map(OciJson::readExecution).orElse(ExecutionConfig.EMPTY),
        rootfs.texts("diff_ids").stream().map(DiffId::parse).toList(),
        config.objects("history").stream().map(OciJson::readHistory).toList(),
        config.without(CONFIG_PROPERTIES));
  }

  private static void checkSchemaVersion(JsonObject document) {
    long version = document.number("schemaVersion").orElse(SCHEMA_VERSION);
    if (version != SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "schema version " + version + ", where " + SCHEMA_VERSION + " is expected");
    }
  }

  private static Map<String, Object> descriptor(Descriptor descriptor) {
    Map<String, Object> json = new TreeMap<>();
    json.put("mediaType", descriptor.mediaType());
    json.put("digest", descriptor.digest().toString());
    json.put("size", descriptor.size());
    putUnlessEmpty(json, "annotations", descriptor.annotations());
    descriptor.platform().ifPresent(platform -> json.put("platform", platform(platform)));
    return json;
  }

  private static Descriptor readDescriptor(JsonObject json) {
    return new Descriptor(
        json.requiredText("mediaType"),
        Digest.parse(json.requiredText("digest")),
        json.number("size").orElseThrow(() -> new IllegalArgumentException("`size` is missing")),
        json.textMap("annotations"),
        json.object("platform").map(OciJson::readPlatform));
  }

  private static Map<String, Object> platform(Platform platform) {
    Map<String, Object> json = new TreeMap<>();
    json.put("architecture", platform.architecture());
    json.put("os", platform.os());
    platform.variant().ifPresent(variant -> json.put("variant", variant));
    return json;
  }

  private static Platform readPlatform(JsonObject json) {
    String os = json.requiredText("os");
    String architecture = json.requiredText("architecture");
    String variant = json.text("variant").filter(v -> !v.isEmpty()).map(v -> "/" + v).orElse("");
    return Platform.parse(os + "/" + architecture + variant);
  }

  private static Map<String, Object> execution(ExecutionConfig execution) {
    Map<String, Object> json = new TreeMap<>(execution.others());
    execution.user().ifPresent(user -> json.put("User", user));
    putUnlessEmpty(json, "Env", execution.env());
    putUnlessEmpty(json, "Entrypoint", execution.entrypoint());
    putUnlessEmpty(json, "Cmd", execution.command());
    execution.workingDir().ifPresent(folder -> json.put("WorkingDir", folder));
    Map<String, Object> ports = new TreeMap<>();
    execution.exposedPorts().forEach(port -> ports.put(port, Map.of()));
    putUnlessEmpty(json, "ExposedPorts", ports);
    putUnlessEmpty(json, "Labels", execution.labels());
    return json;
  }

  private static ExecutionConfig readExecution(JsonObject json) {
    return new ExecutionConfig(
        json.text("User").filter(user -> !user.isEmpty()),
        json.texts("Env"),
        readCommand(json, "Entrypoint"),
        readCommand(json, "Cmd"),
        json.text("WorkingDir").filter(folder -> !folder.isEmpty()),
        new TreeSet<>(
            json.object("ExposedPorts")
                .map(JsonObject::properties)
                .orElseGet(TreeMap::new)
                .keySet()),
        json.textMap("Labels"),
        json.without(EXECUTION_PROPERTIES));
  }

  /** Old Docker images have a text where an array is specified. */
  private static List<String> readCommand(JsonObject json, String name) {
    return json.properties().get(name) instanceof String text ? List.of(text) : json.texts(name);
  }

  private static Map<String, Object> history(History history) {
    Map<String, Object> json = new LinkedHashMap<>();
    history.created().ifPresent(created -> json.put("created", created.toString()));
    history.createdBy().ifPresent(by -> json.put("created_by", by));
    history.comment().ifPresent(comment -> json.put("comment", comment));
    if (history.emptyLayer()) {
      json.put("empty_layer", true);
    }
    return json;
  }

  private static History readHistory(JsonObject json) {
    return new History(
        json.text("created").flatMap(OciJson::readTime),
        json.text("created_by"),
        json.text("comment"),
        json.flag("empty_layer"));
  }

  /** RFC 3339, any offset. A time that is none says nothing, and nothing depends on it. */
  private static Optional<Instant> readTime(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void putUnlessEmpty(Map<String, Object> json, String name, Collection<?> value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  private static void putUnlessEmpty(Map<String, Object> json, String name, Map<?, ?> value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
