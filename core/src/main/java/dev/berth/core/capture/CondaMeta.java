package dev.berth.core.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What conda installed into an environment: the folder {@code conda-meta}, with a JSON file for
 * each package.
 *
 * @param packages sorted by name
 * @param projects the metadata of Python projects that are part of one of them, absolute
 */
record CondaMeta(List<CondaPackage> packages, Set<Path> projects) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PROJECT = Pattern.compile("(.*\\.(?:dist|egg)-info)(?:/.*)?");

  /** The servers whose channels go by their names. */
  private static final List<String> SERVERS =
      List.of("https://conda.anaconda.org/", "https://repo.anaconda.com/");

  CondaMeta {
    packages = List.copyOf(packages);
    projects = Set.copyOf(projects);
  }

  /**
   * Reads an environment's.
   *
   * @throws EnvironmentException when a file is not what conda writes
   */
  static CondaMeta read(FoundEnvironment environment) throws IOException {
    Path prefix = environment.prefix();
    List<CondaPackage> packages = new ArrayList<>();
    Set<Path> projects = new HashSet<>();
    for (Path file : records(prefix.resolve("conda-meta"))) {
      try {
        JsonNode record = JSON.readTree(file.toFile());
        packages.add(conda(record));
        for (JsonNode installed : record.path("files")) {
          var project = PROJECT.matcher(installed.asText());
          if (project.matches()) {
            projects.add(prefix.resolve(project.group(1)).toRealPath());
          }
        }
      } catch (JsonProcessingException | IllegalArgumentException e) {
        throw EnvironmentException.unreadable(environment, file, firstLine(e));
      }
    }
    packages.sort(Comparator.comparing(CondaPackage::name));
    return new CondaMeta(packages, projects);
  }

  private static List<Path> records(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String firstLine(Exception fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
  }

  private static CondaPackage conda(JsonNode record) {
    String sha256 = record.path("sha256").asText();
    String md5 = record.path("md5").asText();
    return new CondaPackage(
        need(record, "name"),
        need(record, "version"),
        record.has("build") ? need(record, "build") : need(record, "build_string"),
        channel(record.path("channel").asText(), record.path("subdir").asText()),
        bare(record.path("url").asText()),
        md5.matches("[a-f0-9]{32}") ? Optional.of(md5) : Optional.empty(),
        sha256.matches("[a-f0-9]{64}") ? Optional.of(Digest.ofSha256(sha256)) : Optional.empty());
  }

  private static String need(JsonNode record, String key) {
    String value = record.path(key).asText();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("it has no `" + key + "`");
    }
    return value;
  }

  /** {@code https://conda.anaconda.org/conda-forge/linux-64} is {@code conda-forge}. */
  private static String channel(String written, String subdir) {
    String channel = bare(written).replaceFirst("/+$", "");
    if (!subdir.isEmpty() && channel.endsWith("/" + subdir)) {
      channel = channel.substring(0, channel.length() - subdir.length() - 1);
    }
    for (String server : SERVERS) {
      if (channel.startsWith(server)) {
        return channel.substring(server.length());
      }
    }
    return channel.isEmpty() ? "defaults" : channel;
  }

  /** Without a user, a password, or the token that conda has in paths: {@code /t/TOKEN/}. */
  private static String bare(String url) {
    return url.replaceFirst("(?<=://)[^/@\\s]+@", "").replaceFirst("/t/[^/]+(?=/)", "");
  }
}
