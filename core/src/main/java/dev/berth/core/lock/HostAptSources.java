package dev.berth.core.lock;

import dev.berth.core.debian.ControlStanza;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The archives that apt uses on this computer (sources.list(5), the one-line form and deb822), when
 * it runs a distribution that we know. What cannot be read counts as nothing: these are only a hint
 * at a mirror nearby.
 */
public final class HostAptSources {

  private static final List<String> SCHEMES = List.of("http://", "https://", "file:");

  private final Map<String, String> mirrors = new TreeMap<>();

  private HostAptSources() {}

  /** A computer without apt. */
  public static HostAptSources none() {
    return new HostAptSources();
  }

  /**
   * Reads {@code etc/os-release} and {@code etc/apt} of this computer.
   *
   * @param root its root folder
   * @param osArch what Java says of its processor
   */
  public static HostAptSources read(Path root, String osArch) {
    HostAptSources sources = new HostAptSources();
    Map<String, String> osRelease = osRelease(root.resolve("etc").resolve("os-release"));
    for (DistributionRelease release : DistributionRelease.values()) {
      if (release.family().id().equals(osRelease.get("ID"))
          && release.codename().equals(osRelease.get("VERSION_CODENAME"))) {
        Path apt = root.resolve("etc").resolve("apt");
        sources.collect(release, apt, osArch.equals("amd64") || osArch.equals("x86_64"));
      }
    }
    return sources;
  }

  /** The mirror of this archive that apt uses here. */
  Optional<String> mirror(PublicArchive archive) {
    return Optional.ofNullable(mirrors.get(archive.name()));
  }

  private void collect(DistributionRelease release, Path apt, boolean primary) {
    for (Path file : files(apt)) {
      for (Source source : sources(file)) {
        if (!source.component("main")) {
          continue;
        }
        for (String suite : source.suites()) {
          boolean security = suite.equals(release.securitySuite());
          if (security || suite.equals(release.codename())) {
            source.uris().stream()
                .filter(uri -> SCHEMES.stream().anyMatch(uri::startsWith))
                .findFirst()
                .ifPresent(
                    uri ->
                        mirrors.putIfAbsent(
                            PublicArchive.of(release.family(), security, primary).name(), uri));
          }
        }
      }
    }
  }

  private record Source(List<String> uris, List<String> suites, List<String> components) {
    boolean component(String name) {
      return components.contains(name);
    }
  }

  private static List<Path> files(Path apt) {
    List<Path> files = new ArrayList<>(List.of(apt.resolve("sources.list")));
    try (Stream<Path> more = Files.list(apt.resolve("sources.list.d"))) {
      more.sorted().forEach(files::add);
    } catch (IOException | UncheckedIOException e) {
      return files;
    }
    return files;
  }

  private static List<Source> sources(Path file) {
    String name = file.toString();
    try {
      if (name.endsWith(".sources")) {
        return stanzas(Files.readString(file, StandardCharsets.UTF_8));
      }
      return name.endsWith(".list")
          ? lines(Files.readString(file, StandardCharsets.UTF_8))
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<Source> lines(String text) {
    List<Source> sources = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String withoutOptions = line.replaceAll("#.*", "").replaceFirst("\\[[^\\]]*\\]", " ").strip();
      String[] words = withoutOptions.split("\\s+");
      if (words.length >= 4 && words[0].equals("deb")) {
        sources.add(
            new Source(
                List.of(words[1]),
                List.of(words[2]),
                Arrays.asList(words).subList(3, words.length)));
      }
    }
    return sources;
  }

  private static List<Source> stanzas(String text) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (ControlStanza stanza : ControlStanza.parseAll(text)) {
      boolean enabled = !stanza.find("Enabled").orElse("yes").toLowerCase(Locale.ROOT).equals("no");
      if (enabled && words(stanza, "Types").contains("deb")) {
        sources.add(
            new Source(
                words(stanza, "URIs"), words(stanza, "Suites"), words(stanza, "Components")));
      }
    }
    return sources;
  }

  private static List<String> words(ControlStanza stanza, String field) {
    return stanza
        .find(field)
        .map(value -> Arrays.asList(value.strip().split("\\s+")))
        .orElse(List.of());
  }

  private static Map<String, String> osRelease(Path file) {
    Map<String, String> values = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          values.put(
              line.substring(0, equals), line.substring(equals + 1).replaceAll("^\"|\"$", ""));
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return values;
  }
}
