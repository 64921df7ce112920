package dev.berth.core.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.core.oci.Digest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a project was installed from, when it was not from an index: {@code direct_url.json}
 * (direct URL data structure specification, PEP 610).
 */
public sealed interface DirectUrl {

  /** The address as the installer wrote it; it may hold credentials. */
  String url();

  /**
   * A wheel or a source archive.
   *
   * @param digest its sha256, when the installer wrote one
   */
  record Archive(String url, Optional<Digest> digest) implements DirectUrl {}

  /**
   * A version control repository.
   *
   * @param system {@code git}, {@code hg}, {@code bzr} or {@code svn}
   * @param commit what was checked out
   */
  record Repository(String url, String system, String commit) implements DirectUrl {}

  /**
   * A folder of this computer.
   *
   * @param editable whether the folder itself is imported, rather than a copy of it
   */
  record Folder(String url, boolean editable) implements DirectUrl {}

  /**
   * Reads the file's text.
   *
   * @throws IllegalArgumentException when it is not what the specification says
   */
  static DirectUrl parse(String json) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
    String url = root.path("url").asText();
    if (url.isEmpty()) {
      throw new IllegalArgumentException("it has no `url`");
    }
    if (root.has("dir_info")) {
      return new Folder(url, root.path("dir_info").path("editable").asBoolean());
    }
    if (root.has("vcs_info")) {
      JsonNode vcs = root.path("vcs_info");
      return new Repository(url, vcs.path("vcs").asText(), vcs.path("commit_id").asText());
    }
    if (root.has("archive_info")) {
      return new Archive(url, sha256(root.path("archive_info")));
    }
    throw new IllegalArgumentException("it has none of `dir_info`, `vcs_info` and `archive_info`");
  }

  private static Optional<Digest> sha256(JsonNode archive) {
    String hash = archive.path("hashes").path("sha256").asText();
    // The older of the two forms.
    Matcher single =
        Pattern.compile("sha256=([a-f0-9]{64})").matcher(archive.path("hash").asText());
    if (hash.matches("[a-f0-9]{64}")) {
      return Optional.of(Digest.ofSha256(hash));
    }
    return single.matches() ? Optional.of(Digest.ofSha256(single.group(1))) : Optional.empty();
  }
}
