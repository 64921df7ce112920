package dev.berth.core.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A project that is installed in a Python environment, as its metadata says ("Recording installed
 * projects" and core metadata specifications, PEP 376 and 627). Nothing of it is run.
 *
 * @param metadata its {@code .dist-info} folder, or an {@code .egg-info} folder or file as older
 *     tools left them
 * @param projectName as the project writes it
 * @param version as the project writes it; older projects' need not be versions of PEP 440
 * @param requires what {@code Requires-Dist} says, as it is written
 * @param installer the content of {@code INSTALLER}
 * @param requested whether there is a {@code REQUESTED}: the user asked for it, and not another
 *     project
 * @param recorded whether there is a {@code RECORD} of its files
 */
public record InstalledProject(
    Path metadata,
    String projectName,
    String version,
    List<String> requires,
    Optional<String> installer,
    boolean requested,
    boolean recorded,
    Optional<DirectUrl> directUrl) {

  private static final Pattern SECTION = Pattern.compile("\\[([^:\\]]*)(?::(.*))?\\]");

  public InstalledProject {
    requires = List.copyOf(requires);
  }

  /** Its name, normalized. */
  public PackageName name() {
    return PackageName.parse(projectName);
  }

  /** The folder that its metadata and, for most, its modules are in. */
  public Path location() {
    return metadata.toAbsolutePath().getParent();
  }

  /** Whether its metadata is of the form that every installer writes now. */
  public boolean isDistInfo() {
    return metadata.toString().endsWith(".dist-info");
  }

  /** Whether it lists its files, or at least its modules. */
  boolean saysWhatItHas() {
    return recorded || Files.isRegularFile(metadata.resolve("top_level.txt"));
  }

  /** The names in {@link #location()} that it has: its modules, packages and metadata. */
  Set<String> entries() {
    Set<String> entries = new TreeSet<>();
    entries.add(metadata.getFileName().toString());
    for (String module : text(metadata.resolve("top_level.txt")).orElse("").lines().toList()) {
      entries.add(module);
      entries.add(module + ".py");
    }
    for (List<String> row : rows()) {
      String path = row.get(0);
      if (!path.startsWith("../") && !path.startsWith("/")) {
        entries.add(path.split("[/\\\\]", 2)[0]);
      }
    }
    return entries;
  }

  private List<List<String>> rows() {
    try {
      return CsvRow.parse(text(metadata.resolve("RECORD")).orElse(""));
    } catch (IllegalArgumentException damaged) {
      return List.of();
    }
  }

  /**
   * Reads a {@code .dist-info} or {@code .egg-info}.
   *
   * @throws IllegalArgumentException when it does not say what project it is of, or cannot be read,
   *     with the reason
   */
  public static InstalledProject read(Path metadata) {
    boolean distInfo = metadata.toString().endsWith(".dist-info");
    String main = distInfo ? "METADATA" : "PKG-INFO";
    String text =
        (Files.isDirectory(metadata) ? text(metadata.resolve(main)) : text(metadata))
            .orElseThrow(() -> new IllegalArgumentException("it has no `" + main + "`"));
    HeaderFields fields = HeaderFields.parse(text);
    String name = fields.find("Name").orElse("");
    if (!PackageName.isValid(name)) {
      throw new IllegalArgumentException("`" + main + "` names no project");
    }
    String version = fields.find("Version").orElse("");
    if (version.isEmpty()) {
      throw new IllegalArgumentException("`" + main + "` gives no version");
    }
    List<String> requires = new ArrayList<>(fields.all("Requires-Dist"));
    if (requires.isEmpty() && !distInfo) {
      requires.addAll(eggRequires(text(metadata.resolve("requires.txt")).orElse("")));
    }
    return new InstalledProject(
        metadata,
        name,
        version,
        requires,
        text(metadata.resolve("INSTALLER")).map(String::strip).filter(who -> !who.isEmpty()),
        Files.exists(metadata.resolve("REQUESTED")),
        Files.exists(metadata.resolve("RECORD")),
        text(metadata.resolve("direct_url.json")).map(InstalledProject::directUrl));
  }

  private static DirectUrl directUrl(String json) {
    try {
      return DirectUrl.parse(json);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("`direct_url.json`: " + e.getMessage(), e);
    }
  }

  /** Decoded leniently: authors' names were written in many encodings. */
  private static Optional<String> text(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException("`" + file.getFileName() + "` cannot be read", e);
    }
  }

  /**
   * What setuptools writes into {@code requires.txt}: requirements below headings {@code
   * [extra:marker]}.
   */
  private static List<String> eggRequires(String text) {
    List<String> requires = new ArrayList<>();
    String condition = "";
    for (String line : text.lines().map(String::strip).toList()) {
      Matcher section = SECTION.matcher(line);
      if (section.matches()) {
        condition = condition(section.group(1), section.group(2));
      } else if (!line.isEmpty()) {
        requires.add(condition.isEmpty() ? line : line + "; " + condition);
      }
    }
    return requires;
  }

  private static String condition(String extra, String marker) {
    List<String> parts = new ArrayList<>();
    if (marker != null && !marker.isBlank()) {
      parts.add("(" + marker + ")");
    }
    if (!extra.isBlank()) {
      parts.add("extra == \"" + extra + "\"");
    }
    return String.join(" and ", parts);
  }
}
