package dev.berth.core.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.PackageName;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What {@code pip install --report} says (pip's manual, "Installation Report", version 1). */
final class PipReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PipReport() {}

  static List<ResolvedPackage> read(String text) {
    try {
      List<ResolvedPackage> packages = new ArrayList<>();
      for (JsonNode item : JSON.readTree(text).path("install")) {
        JsonNode metadata = item.path("metadata");
        JsonNode download = item.path("download_info");
        URI url = URI.create(download.path("url").asText());
        Optional<Digest> digest =
            Optional.ofNullable(download.path("archive_info").path("hashes").get("sha256"))
                .map(hash -> Digest.ofSha256(hash.asText()));
        packages.add(
            new ResolvedPackage(
                PackageName.parse(metadata.path("name").asText()),
                metadata.path("version").asText(),
                List.of(
                    new ResolvedPackage.File(
                        Pylock.fileName(url), url, OptionalLong.empty(), digest)),
                item.path("is_direct").asBoolean()));
      }
      return packages;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalStateException("not an installation report: " + e.getMessage(), e);
    }
  }
}
