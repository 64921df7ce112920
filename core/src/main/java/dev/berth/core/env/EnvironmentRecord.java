package dev.berth.core.env;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an environment says of itself, in {@value #FILE} in its root, which is written last: without
 * it a folder is not an environment of ours.
 *
 * @param name the runtime's, as runtime.yaml writes it
 * @param version of the runtime
 * @param lock the digest of its runtime.lock
 * @param prefix where it was made to be: moved elsewhere, its programs do not work
 * @param key the digest of everything it was made of
 * @param variables the runtime's own, in their order, set when it is activated
 * @param wheels in the order in which they were installed
 */
public record EnvironmentRecord(
    String name,
    Digest version,
    Digest lock,
    Platform platform,
    Path prefix,
    Digest key,
    Interpreter interpreter,
    Map<String, String> variables,
    List<Wheel> wheels) {

  /** Where it is, relative to the environment's prefix. */
  public static final String FILE = "berth-environment.json";

  private static final long FORMAT = 1;

  /**
   * A wheel that is installed.
   *
   * @param label name and version as people write them: {@code torch 2.3.0}
   * @param file its file name
   */
  public record Wheel(String label, String file, Digest digest) {}

  public EnvironmentRecord {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    wheels = List.copyOf(wheels);
  }

  /**
   * The record of the environment in this folder, when it is one of ours.
   *
   * @throws EnvironmentException when there is a record which cannot be read
   */
  public static Optional<EnvironmentRecord> read(Path prefix) {
    try {
      return Optional.of(parse(Files.readAllBytes(prefix.resolve(FILE))));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      if (!Files.isDirectory(prefix)) {
        return Optional.empty();
      }
      throw EnvironmentException.damagedRecord(prefix, String.valueOf(e.getMessage()));
    }
  }

  /** The text of the file. */
  byte[] bytes() {
    Map<String, Object> json = new TreeMap<>();
    json.put("format", FORMAT);
    json.put("name", name);
    json.put("version", version.toString());
    json.put("lock", lock.toString());
    json.put("platform", platform.toString());
    json.put("prefix", prefix.toString());
    json.put("key", key.toString());
    json.put("interpreter", interpreterJson());
    List<Object> pairs = new ArrayList<>();
    variables.forEach((variable, value) -> pairs.add(Map.of("name", variable, "value", value)));
    json.put("variables", pairs);
    json.put(
        "wheels",
        wheels.stream()
            .map(
                wheel ->
                    Map.of(
                        "label", wheel.label(),
                        "file", wheel.file(),
                        "digest", wheel.digest().toString()))
            .toList());
    return Json.write(json);
  }

  private Map<String, Object> interpreterJson() {
    return Map.of(
        "executable", interpreter.executable().toString(),
        "python", interpreter.python().toString(),
        "version", interpreter.version(),
        "glibc", interpreter.glibc());
  }

  private static EnvironmentRecord parse(byte[] bytes) {
    JsonObject json = Json.readObject(bytes);
    long format = json.number("format").orElse(0);
    if (format != FORMAT) {
      throw new IllegalArgumentException("its format is " + format + ", expected " + FORMAT);
    }
    Platform platform = Platform.parse(json.requiredText("platform"));
    Map<String, String> variables = new LinkedHashMap<>();
    for (JsonObject pair : json.objects("variables")) {
      variables.put(pair.requiredText("name"), pair.requiredText("value"));
    }
    return new EnvironmentRecord(
        json.requiredText("name"),
        Digest.parse(json.requiredText("version")),
        Digest.parse(json.requiredText("lock")),
        platform,
        Path.of(json.requiredText("prefix")),
        Digest.parse(json.requiredText("key")),
        interpreter(json.requiredObject("interpreter"), platform),
        variables,
        json.objects("wheels").stream().map(EnvironmentRecord::wheel).toList());
  }

  private static Interpreter interpreter(JsonObject json, Platform platform) {
    return new Interpreter(
        Path.of(json.requiredText("executable")),
        PythonVersion.parse(json.requiredText("python")),
        json.requiredText("version"),
        platform,
        json.requiredText("glibc"));
  }

  private static Wheel wheel(JsonObject json) {
    return new Wheel(
        json.requiredText("label"),
        json.requiredText("file"),
        Digest.parse(json.requiredText("digest")));
  }
}
