package dev.berth.core.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.core.io.WebDocument;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.PackageName;
import dev.berth.core.store.FetchException;
import dev.berth.core.store.Fetcher;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that the configured indexes and find-links places have of a package (simple repository
 * API, PEP 503 and 691).
 */
final class PackageIndex {

  private static final String ACCEPT =
      "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2,"
          + " text/html;q=0.1";

  /** The largest pages there are have some 20 MB. */
  private static final long MOST_BYTES = 100L * 1024 * 1024;

  private static final Pattern LINK =
      Pattern.compile(
          "<a\\s[^>]*?href\\s*=\\s*[\"']([^\"']+)[\"'][^>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern SHA256 = Pattern.compile("#sha256=([a-f0-9]{64})");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Fetcher fetcher;
  private final PackageSources sources;

  PackageIndex(Fetcher fetcher, PackageSources sources) {
    this.fetcher = fetcher;
    this.sources = sources;
  }

  /**
   * All files of a package, in the order of the sources.
   *
   * @throws FetchException when an index cannot be asked; not knowing the package is no failure
   */
  List<ResolvedPackage.File> files(PackageName name) throws IOException {
    List<ResolvedPackage.File> files = new ArrayList<>();
    for (String place : sources.findLinks()) {
      files.addAll(place.matches("https?://.*") ? page(URI.create(place)) : folder(place));
    }
    for (String index : sources.indexes()) {
      files.addAll(page(URI.create(index.replaceAll("/+$", "") + "/" + name + "/")));
    }
    return files.stream().filter(file -> isOf(name, file.name())).toList();
  }

  /** A page of links, and every folder, may hold other packages too. */
  private static boolean isOf(PackageName name, String fileName) {
    for (int dash = fileName.indexOf('-'); dash > 0; dash = fileName.indexOf('-', dash + 1)) {
      String start = fileName.substring(0, dash);
      if (PackageName.isValid(start) && PackageName.parse(start).equals(name)) {
        return true;
      }
    }
    return false;
  }

  private List<ResolvedPackage.File> page(URI url) throws IOException {
    WebDocument page;
    try {
      page = fetcher.read(url, ACCEPT, MOST_BYTES);
    } catch (FetchException e) {
      if (e.isNotFound()) {
        return List.of();
      }
      throw e;
    }
    return page.contentType().orElse("").contains("json") ? json(page) : html(page);
  }

  private static List<ResolvedPackage.File> json(WebDocument page) throws IOException {
    List<ResolvedPackage.File> files = new ArrayList<>();
    for (JsonNode file : JSON.readTree(page.body()).path("files")) {
      files.add(
          new ResolvedPackage.File(
              file.path("filename").asText(),
              page.address().resolve(file.path("url").asText()),
              file.hasNonNull("size")
                  ? OptionalLong.of(file.path("size").asLong())
                  : OptionalLong.empty(),
              Optional.ofNullable(file.path("hashes").get("sha256"))
                  .map(hash -> Digest.ofSha256(hash.asText()))));
    }
    return files;
  }

  private static List<ResolvedPackage.File> html(WebDocument page) {
    List<ResolvedPackage.File> files = new ArrayList<>();
    Matcher links = LINK.matcher(new String(page.body(), StandardCharsets.UTF_8));
    while (links.find()) {
      String href = links.group(1).replace("&amp;", "&");
      Matcher digest = SHA256.matcher(href);
      Optional<Digest> sha256 =
          digest.find() ? Optional.of(Digest.ofSha256(digest.group(1))) : Optional.empty();
      try {
        URI url = page.address().resolve(href.replaceFirst("#.*", ""));
        files.add(
            new ResolvedPackage.File(Pylock.fileName(url), url, OptionalLong.empty(), sha256));
      } catch (IllegalArgumentException notAnAddress) {
        // A page may hold links of all kinds; this one is no file's.
      }
    }
    return files;
  }

  private static List<ResolvedPackage.File> folder(String place) throws IOException {
    Path folder = place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<ResolvedPackage.File> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
        files.add(
            new ResolvedPackage.File(
                file.getFileName().toString(),
                file.toUri(),
                OptionalLong.of(Files.size(file)),
                Optional.empty()));
      }
    }
    return files;
  }
}
