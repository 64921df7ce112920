package dev.berth.core.debian;

import dev.berth.core.io.Decompressor;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the {@code InRelease} file of a suite says, verified: the indexes there are, by size and
 * digest (DebianRepository/Format, "Release" files).
 */
public final class ReleaseFile {

  /** Far more than any release file has: Ubuntu's are about 300 KB. */
  private static final long MAX_SIZE = 16L << 20;

  /** Clocks differ, and a mirror may be quick. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  /** Smallest first. */
  private static final List<Decompressor> PREFERENCE =
      List.of(Decompressor.XZ, Decompressor.GZIP, Decompressor.NONE);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy H:mm:ss z", Locale.ROOT);

  /** One file that the release file vouches for. */
  private record Listed(long size, Digest digest) {}

  /**
   * An index as the release file names it.
   *
   * @param address where its bytes are
   * @param title for people: {@code bookworm/main/binary-amd64/Packages.xz}
   * @param inflatedSize how many bytes it holds, when the release file says so
   */
  record Index(
      URI address,
      String title,
      Decompressor compression,
      long size,
      Digest digest,
      Optional<Long> inflatedSize) {}

  private final String suite;
  private final String folder;
  private final Digest digest;
  private final boolean byHash;
  private final Map<String, Listed> files;

  private ReleaseFile(
      String suite, String folder, Digest digest, boolean byHash, Map<String, Listed> files) {
    this.suite = suite;
    this.folder = folder;
    this.digest = digest;
    this.byHash = byHash;
    this.files = files;
  }

  /**
   * Reads and verifies the release file of a suite.
   *
   * @param archive the archive's address, without a slash at the end
   * @param clock what {@code Valid-Until} is held against
   * @throws ArchiveException when it is not there, or cannot be trusted
   */
  public static ReleaseFile read(
      ArchiveAccess access, String archive, String suite, ArchiveKeys keys, Clock clock)
      throws IOException {
    String folder = archive + "/dists/" + suite + "/";
    String address = folder + "InRelease";
    byte[] document = access.read(URI.create(address), MAX_SIZE);
    String text = keys.verify(document, address);
    List<ControlStanza> stanzas;
    try {
      stanzas = ControlStanza.parseAll(text);
    } catch (IOException e) {
      throw ArchiveException.malformed(address, e.getMessage());
    }
    if (stanzas.size() != 1) {
      throw ArchiveException.malformed(address, "it has " + stanzas.size() + " paragraphs, not 1");
    }
    ControlStanza release = stanzas.get(0);
    checkSuite(release, suite, address);
    checkDates(release, clock.instant(), address);
    boolean byHash = release.find("Acquire-By-Hash").orElse("no").equals("yes");
    return new ReleaseFile(suite, folder, Digest.of(document), byHash, files(release, address));
  }

  /**
   * All suites have the same keys, so the name must be checked too. Debian names a suite by its
   * codename; Ubuntu by {@code Suite}, and its updates have the codename of the release.
   */
  private static void checkSuite(ControlStanza release, String suite, String address) {
    String codename = release.find("Codename").orElse("");
    String name = release.find("Suite").orElse("");
    boolean byCodename = codename.equals(suite) && !name.startsWith(suite + "-");
    if (!byCodename && !name.equals(suite)) {
      throw ArchiveException.otherSuite(address, suite, name.isEmpty() ? codename : name);
    }
  }

  private static void checkDates(ControlStanza release, Instant now, String address) {
    date(release, "Date", address)
        .filter(date -> date.isAfter(now.plus(CLOCK_SKEW)))
        .ifPresent(
            date -> {
              throw ArchiveException.notYetValid(address, date, now);
            });
    date(release, "Valid-Until", address)
        .filter(until -> until.isBefore(now))
        .ifPresent(
            until -> {
              throw ArchiveException.expired(address, until, now);
            });
  }

  private static Optional<Instant> date(ControlStanza release, String field, String address) {
    Optional<String> text = release.find(field);
    try {
      // Ubuntu pads hours with a second space.
      return text.map(
          value -> ZonedDateTime.parse(value.replaceAll("\\s+", " "), DATE).toInstant());
    } catch (DateTimeParseException e) {
      throw ArchiveException.malformed(
          address, "`" + field + "` is not a date: `" + text.orElse("") + "`");
    }
  }

  private static Map<String, Listed> files(ControlStanza release, String address) {
    Map<String, Listed> files = new TreeMap<>();
    for (String line : release.find("SHA256").orElse("").split("\n")) {
      if (line.isBlank()) {
        continue;
      }
      String[] words = line.strip().split("\\s+");
      try {
        files.put(words[2], new Listed(Long.parseLong(words[1]), Digest.ofSha256(words[0])));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw ArchiveException.malformed(address, "a line under `SHA256` is `" + line + "`");
      }
    }
    return files;
  }

  /** The digest of the file as it was signed. */
  public Digest digest() {
    return digest;
  }

  /**
   * The package index of this component, in the compression that is smallest.
   *
   * @throws ArchiveException when there is none
   */
  Index packages(String component, String architecture) {
    String plain = component + "/binary-" + architecture + "/Packages";
    for (Decompressor compression : PREFERENCE) {
      String path = plain + compression.ending();
      Listed listed = files.get(path);
      if (listed != null) {
        return new Index(
            URI.create(folder + (byHash ? byHash(path, listed.digest()) : path)),
            suite + "/" + path,
            compression,
            listed.size(),
            listed.digest(),
            Optional.ofNullable(files.get(plain)).map(Listed::size));
      }
    }
    throw ArchiveException.noIndex(folder + "InRelease", component, architecture);
  }

  private static String byHash(String path, Digest digest) {
    return path.substring(0, path.lastIndexOf('/')) + "/by-hash/SHA256/" + digest.hex();
  }
}
