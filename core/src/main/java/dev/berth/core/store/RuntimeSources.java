package dev.berth.core.store;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The folder that a version of a runtime was built from, as far as runtime.yaml names it: each file
 * a blob. Nothing else of that folder is needed to build the same version again.
 *
 * @param spec the path of runtime.yaml, which is among the files
 * @param lock the path of its lock, which is among the files
 * @param requirements the paths of requirements files, which are among the files
 * @param files sorted by path, each path once
 * @param folders paths of folders that runtime.yaml names, sorted: there may be no file in them
 */
public record RuntimeSources(
    String spec,
    String lock,
    List<String> requirements,
    List<SourceFile> files,
    List<String> folders) {

  public RuntimeSources {
    requirements = List.copyOf(requirements);
    files = List.copyOf(files);
    folders = List.copyOf(folders);
    folders.forEach(SourceFile::requirePath);
    Set<String> paths = files.stream().map(SourceFile::path).collect(Collectors.toSet());
    for (String named : named(spec, lock, requirements)) {
      if (!paths.contains(named)) {
        throw new IllegalArgumentException("`" + named + "` is not listed");
      }
    }
  }

  private static List<String> named(String spec, String lock, List<String> requirements) {
    List<String> named = new ArrayList<>(requirements);
    named.add(spec);
    named.add(lock);
    return named;
  }

  /**
   * The file with this path.
   *
   * @throws IllegalArgumentException when there is none
   */
  public SourceFile get(String path) {
    return files.stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("`" + path + "` is not listed"));
  }

  /** As JSON, always the same bytes. */
  public byte[] write() {
    return Json.write(
        Map.of(
            "spec",
            spec,
            "lock",
            lock,
            "requirements",
            requirements,
            "files",
            files.stream().map(RuntimeSources::write).toList(),
            "folders",
            folders));
  }

  private static Map<String, Object> write(SourceFile file) {
    Map<String, Object> json = new TreeMap<>();
    json.put("path", file.path());
    json.put("digest", file.digest().toString());
    json.put("size", file.size());
    json.put("executable", file.executable());
    return json;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the bytes are something else
   */
  public static RuntimeSources read(byte[] bytes) {
    JsonObject json = Json.readObject(bytes);
    return new RuntimeSources(
        json.requiredText("spec"),
        json.requiredText("lock"),
        json.texts("requirements"),
        json.objects("files").stream().map(RuntimeSources::readFile).toList(),
        json.texts("folders"));
  }

  private static SourceFile readFile(JsonObject json) {
    return new SourceFile(
        json.requiredText("path"),
        Digest.parse(json.requiredText("digest")),
        json.number("size").orElseThrow(() -> new IllegalArgumentException("`size` is missing")),
        json.flag("executable"));
  }
}
