package dev.berth.core.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.PackageName;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What we need of the lock file format of PEP 751, {@code pylock.toml}. */
final class Pylock {

  private static final TomlMapper TOML = new TomlMapper();

  private Pylock() {}

  /**
   * Reads the packages of a lock.
   *
   * @param folder what relative paths in it start at
   * @throws IllegalStateException when it is not a lock: its maker is a tool we started
   */
  static List<ResolvedPackage> read(String text, Path folder) {
    try {
      List<ResolvedPackage> packages = new ArrayList<>();
      for (JsonNode entry : TOML.readTree(text).path("packages")) {
        packages.add(entry(entry, folder));
      }
      return packages;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalStateException("not a pylock.toml: " + e.getMessage(), e);
    }
  }

  /** Versions to be kept where they fit, as a lock that says no more than them. */
  static String preferring(Map<PackageName, String> versions) {
    StringBuilder text = new StringBuilder("lock-version = \"1.0\"\ncreated-by = \"berth\"\n");
    versions.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                text.append("\n[[packages]]\nname = \"")
                    .append(entry.getKey())
                    .append("\"\nversion = \"")
                    .append(entry.getValue())
                    .append("\"\n"));
    return text.toString();
  }

  private static ResolvedPackage entry(JsonNode entry, Path folder) {
    List<ResolvedPackage.File> files = new ArrayList<>();
    for (JsonNode wheel : entry.path("wheels")) {
      files.add(file(wheel, folder));
    }
    boolean direct = entry.has("archive");
    if (direct) {
      files.add(file(entry.path("archive"), folder));
    }
    return new ResolvedPackage(
        PackageName.parse(entry.path("name").asText()),
        entry.path("version").asText(),
        files,
        direct);
  }

  private static ResolvedPackage.File file(JsonNode file, Path folder) {
    URI url =
        file.has("url")
            ? URI.create(file.path("url").asText())
            : folder.resolve(file.path("path").asText()).normalize().toUri();
    String name = file.has("name") ? file.path("name").asText() : fileName(url);
    return new ResolvedPackage.File(
        name,
        url,
        file.has("size") ? OptionalLong.of(file.path("size").asLong()) : OptionalLong.empty(),
        Optional.ofNullable(file.path("hashes").get("sha256"))
            .map(hash -> Digest.ofSha256(hash.asText())));
  }

  /** The file name at the end of an address. */
  static String fileName(URI url) {
    String path = url.getRawPath();
    return URLDecoder.decode(
        path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
