package dev.berth.core.debian;

import dev.berth.core.oci.Digest;
import java.util.List;

/**
 * A package as an archive's index describes it. Relations are kept as they are written, and read
 * when they are asked for: an index has sixty thousand packages, of which a few hundred matter.
 *
 * @param priority {@code required}, {@code optional}; empty when the index does not say
 * @param archive the address of the archive it is in
 * @param file the .deb's path below that address
 * @param size of the .deb in bytes
 */
public record ArchivePackage(
    String name,
    DebianVersion version,
    String architecture,
    boolean essential,
    String priority,
    String preDepends,
    String depends,
    String conflicts,
    String breaks,
    String provides,
    String archive,
    String file,
    long size,
    Digest digest) {

  /**
   * Reads a paragraph of an index.
   *
   * @throws IllegalArgumentException when a field is missing or has another form
   */
  static ArchivePackage of(ControlStanza stanza, String archive) {
    String name = required(stanza, "Package");
    String file = required(stanza, "Filename");
    if (file.startsWith("/") || List.of(file.split("/")).contains("..")) {
      throw new IllegalArgumentException("`" + name + "` has the file name `" + file + "`");
    }
    return new ArchivePackage(
        name,
        new DebianVersion(required(stanza, "Version")),
        required(stanza, "Architecture"),
        stanza.find("Essential").orElse("no").equals("yes"),
        stanza.find("Priority").orElse("").intern(),
        stanza.find("Pre-Depends").orElse(""),
        stanza.find("Depends").orElse(""),
        stanza.find("Conflicts").orElse(""),
        stanza.find("Breaks").orElse(""),
        stanza.find("Provides").orElse(""),
        archive,
        file,
        Long.parseLong(required(stanza, "Size")),
        Digest.ofSha256(required(stanza, "SHA256")));
  }

  private static String required(ControlStanza stanza, String field) {
    return stanza
        .find(field)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "`" + stanza.find("Package").orElse("?") + "` has no `" + field + "`"));
  }

  /** Everything it needs to work: {@code Pre-Depends}, then {@code Depends}. */
  List<List<PackageRelation>> needs() {
    return PackageRelation.parseField(preDepends + "," + depends);
  }

  /** Everything it cannot be together with: {@code Conflicts} and {@code Breaks}. */
  List<PackageRelation> excludes() {
    return PackageRelation.parseField(conflicts + "," + breaks).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The names it also goes by. */
  List<PackageRelation> alsoNamed() {
    return PackageRelation.parseField(provides).stream().flatMap(List::stream).toList();
  }

  /**
   * Whether this package, by its own name or one that it provides, is what a relation means. A
   * versioned relation is met only by a versioned {@code Provides} (policy manual, section 7.5).
   */
  boolean meets(PackageRelation relation) {
    if (relation.name().equals(name)) {
      return relation.allows(version);
    }
    return alsoNamed().stream()
        .filter(other -> other.name().equals(relation.name()))
        .anyMatch(
            other ->
                relation.constraint().isEmpty()
                    || other
                        .constraint()
                        .map(VersionConstraint::version)
                        .filter(relation::allows)
                        .isPresent());
  }

  /** Where the .deb is. */
  public String url() {
    return archive + "/" + file;
  }

  /** For messages: {@code git 1:2.39.2-1.1}. */
  public String title() {
    return name + " " + version;
  }
}
