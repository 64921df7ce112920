package dev.berth.core.store;

import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import dev.berth.core.oci.Platform;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The written form of a {@link RuntimeRecord}. */
final class RuntimeRecordJson {

  private RuntimeRecordJson() {}

  static byte[] write(RuntimeRecord record) {
    Map<String, Object> json = new TreeMap<>();
    json.put("name", record.name());
    json.put("version", record.version().toString());
    json.put("created", record.created().toString());
    json.put("lock", record.lock().toString());
    record
        .documents()
        .ifPresent(
            documents -> {
              json.put("yaml", documents.yaml().toString());
              json.put("sources", documents.sources().toString());
            });
    json.put("images", record.images().stream().map(RuntimeRecordJson::image).toList());
    return Json.write(json);
  }

  /**
   * @throws IllegalArgumentException when the bytes are not what {@link #write} wrote
   */
  static RuntimeRecord read(byte[] bytes) {
    JsonObject json = Json.readObject(bytes);
    return new RuntimeRecord(
        json.requiredText("name"),
        Digest.parse(json.requiredText("version")),
        time(json.requiredText("created")),
        Digest.parse(json.requiredText("lock")),
        readDocuments(json),
        json.objects("images").stream().map(RuntimeRecordJson::readImage).toList());
  }

  private static Optional<RuntimeDocuments> readDocuments(JsonObject json) {
    return json.text("yaml")
        .map(
            yaml ->
                new RuntimeDocuments(
                    Digest.parse(yaml), Digest.parse(json.requiredText("sources"))));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time: `" + text + "`", e);
    }
  }

  private static Map<String, Object> image(RuntimeImage image) {
    Map<String, Object> json = new TreeMap<>();
    json.put("platform", image.platform().toString());
    json.put("manifest", blob(image.manifest()));
    json.put("base", image.base());
    json.put("python", image.python());
    json.put("packages", (long) image.packages());
    json.put("layers", image.layers().stream().map(RuntimeRecordJson::layer).toList());
    return json;
  }

  private static RuntimeImage readImage(JsonObject json) {
    Platform platform = Platform.parse(json.requiredText("platform"));
    return new RuntimeImage(
        platform,
        readBlob(json.requiredObject("manifest")).withPlatform(platform),
        json.requiredText("base"),
        json.requiredText("python"),
        Math.toIntExact(number(json, "packages")),
        json.objects("layers").stream().map(RuntimeRecordJson::readLayer).toList());
  }

  private static Map<String, Object> layer(RuntimeLayer layer) {
    Map<String, Object> json = blob(layer.blob());
    json.put("title", layer.title());
    return json;
  }

  private static RuntimeLayer readLayer(JsonObject json) {
    return new RuntimeLayer(json.requiredText("title"), readBlob(json));
  }

  private static Map<String, Object> blob(Descriptor blob) {
    Map<String, Object> json = new TreeMap<>();
    json.put("mediaType", blob.mediaType());
    json.put("digest", blob.digest().toString());
    json.put("size", blob.size());
    return json;
  }

  private static Descriptor readBlob(JsonObject json) {
    return Descriptor.of(
        json.requiredText("mediaType"),
        Digest.parse(json.requiredText("digest")),
        number(json, "size"));
  }

  private static long number(JsonObject json, String name) {
    return json.number(name)
        .orElseThrow(() -> new IllegalArgumentException("`" + name + "` is missing"));
  }
}
