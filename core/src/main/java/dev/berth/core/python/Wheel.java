package dev.berth.core.python;

import dev.berth.core.io.Content;
import dev.berth.core.io.ExpectedHash;
import dev.berth.core.io.ZipArchive;
import dev.berth.core.io.ZipMember;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A wheel that can be installed (binary distribution format): an archive whose metadata has been
 * read and agrees with its file name, and whose files are all in its RECORD.
 */
public final class Wheel implements Closeable {

  private static final String DIST_INFO = ".dist-info";

  /** RECORD of the largest wheels there are has a few megabytes. */
  private static final int LARGEST_METADATA = 32 << 20;

  /** Wheel-Version 2 would mean rules that we do not know. */
  private static final int WHEEL_MAJOR = 1;

  private static final Set<String> UNRECORDED = Set.of("RECORD", "RECORD.jws", "RECORD.p7s");

  private final WheelName name;
  private final ZipArchive archive;
  private final boolean trusted;
  private final Map<String, ZipMember> files = new HashMap<>();
  private final String distInfo;
  private final WheelRecord record;
  private final HeaderFields metadata;
  private final List<EntryPoint> entryPoints;

  private Wheel(WheelName name, ZipArchive archive, boolean trusted) throws IOException {
    this.name = name;
    this.archive = archive;
    this.trusted = trusted;
    for (ZipMember member : archive.members()) {
      if (!member.isDirectory()) {
        files.put(member.name(), member);
      }
    }
    this.distInfo = findDistInfo();
    checkFormat();
    this.metadata = HeaderFields.parse(read("METADATA"));
    checkIdentity();
    this.record = readRecord();
    checkRecord();
    this.entryPoints = readEntryPoints();
  }

  /**
   * Opens a wheel.
   *
   * @param file where it is
   * @param name its file name, which need not be that of the file
   * @throws dev.berth.core.io.DamagedArchiveException when it is not a sound archive
   * @throws InvalidWheelException when it breaks a rule of the format
   */
  public static Wheel open(Path file, String name) throws IOException {
    return open(file, name, false);
  }

  /**
   * Opens a wheel whose bytes were held against its RECORD before. Its archive's own checks are
   * made again, since they are part of reading it; the hashes of RECORD are not.
   */
  public static Wheel openTrusted(Path file, String name) throws IOException {
    return open(file, name, true);
  }

  private static Wheel open(Path file, String name, boolean trusted) throws IOException {
    WheelName parsed;
    try {
      parsed = WheelName.parse(name);
    } catch (IllegalArgumentException e) {
      throw new InvalidWheelException(name, Optional.empty(), String.valueOf(e.getMessage()));
    }
    ZipArchive archive = ZipArchive.open(file, name);
    try {
      return new Wheel(parsed, archive, trusted);
    } catch (IOException | RuntimeException | Error e) {
      archive.close();
      throw e;
    }
  }

  /** What its file name says. */
  public WheelName name() {
    return name;
  }

  /** The project's name as the project writes it. */
  public String projectName() {
    return metadata.find("Name").orElseThrow();
  }

  /** The folder of its metadata: {@code torch-2.3.0.dist-info}. */
  String distInfo() {
    return distInfo;
  }

  /** The files in it, without folders, in the order of the archive. */
  List<ZipMember> files() {
    return archive.members().stream().filter(member -> !member.isDirectory()).toList();
  }

  /** Its commands. */
  List<EntryPoint> entryPoints() {
    return entryPoints;
  }

  /** The hash that RECORD gives for a file. */
  Optional<ExpectedHash> hash(ZipMember file) {
    return record.hashes().getOrDefault(file.name(), Optional.empty());
  }

  /** A file's bytes, checked against the archive and RECORD while they are read. */
  Content content(ZipMember file) throws IOException {
    return archive.content(file, trusted ? Optional.empty() : hash(file));
  }

  private String findDistInfo() {
    Set<String> found = new TreeSet<>();
    for (String path : files.keySet()) {
      int slash = path.indexOf('/');
      if (slash > 0 && path.startsWith(DIST_INFO, slash - DIST_INFO.length())) {
        found.add(path.substring(0, slash));
      }
    }
    if (found.size() != 1) {
      throw invalid(
          found.isEmpty()
              ? "it has no folder `" + name.distInfo() + "`"
              : "it has more than one folder of metadata: `" + String.join("`, `", found) + "`");
    }
    String folder = found.iterator().next();
    String stem = folder.substring(0, folder.length() - DIST_INFO.length());
    int dash = stem.lastIndexOf('-');
    if (dash < 0
        || !isOurName(stem.substring(0, dash))
        || !isOurVersion(stem.substring(dash + 1))) {
      throw invalid("its metadata is in `" + folder + "`, expected `" + name.distInfo() + "`");
    }
    return folder;
  }

  private void checkFormat() throws IOException {
    HeaderFields fields = HeaderFields.parse(read("WHEEL"));
    String version = fields.find("Wheel-Version").orElse("");
    int major;
    try {
      major = Integer.parseInt(version.split("\\.", 2)[0]);
    } catch (NumberFormatException e) {
      throw invalid("WHEEL", "has the Wheel-Version `" + version + "`, expected `1.0`");
    }
    if (major != WHEEL_MAJOR) {
      throw invalid(
          "WHEEL", "has the Wheel-Version `" + version + "`, Berth installs version 1 only");
    }
    String purelib = fields.find("Root-Is-Purelib").orElse("");
    if (!purelib.equalsIgnoreCase("true") && !purelib.equalsIgnoreCase("false")) {
      throw invalid(
          "WHEEL", "has the Root-Is-Purelib `" + purelib + "`, expected `true` or `false`");
    }
  }

  private void checkIdentity() {
    String project = metadata.find("Name").orElse("");
    String version = metadata.find("Version").orElse("");
    if (!isOurName(project)) {
      throw invalid(
          "METADATA",
          "names the project `" + project + "`, the file `" + name.distribution() + "`");
    }
    if (!isOurVersion(version)) {
      throw invalid(
          "METADATA", "gives the version `" + version + "`, the file `" + name.version() + "`");
    }
  }

  private boolean isOurName(String text) {
    return PackageName.isValid(text) && PackageName.parse(text).equals(name.name());
  }

  private boolean isOurVersion(String text) {
    return Version.find(text)
        .map(version -> version.compareTo(name.parsedVersion()) == 0)
        .orElse(false);
  }

  private WheelRecord readRecord() throws IOException {
    try {
      return WheelRecord.parse(read("RECORD"));
    } catch (IllegalArgumentException e) {
      throw invalid("RECORD", String.valueOf(e.getMessage()));
    }
  }

  /** Files that RECORD lists and the wheel lacks are no danger: they are not installed. */
  private void checkRecord() {
    for (ZipMember file : files()) {
      if (!isUnrecorded(file) && hash(file).isEmpty()) {
        throw new InvalidWheelException(
            name.toString(), Optional.of(file.name()), "has no hash in RECORD");
      }
    }
  }

  /** Whether it is RECORD itself or a signature of it. */
  boolean isUnrecorded(ZipMember file) {
    return file.name().startsWith(distInfo + "/")
        && UNRECORDED.contains(file.name().substring(distInfo.length() + 1));
  }

  private List<EntryPoint> readEntryPoints() throws IOException {
    if (!files.containsKey(distInfo + "/entry_points.txt")) {
      return List.of();
    }
    try {
      return EntryPointsFile.parse(read("entry_points.txt"));
    } catch (IllegalArgumentException e) {
      throw invalid("entry_points.txt", String.valueOf(e.getMessage()));
    }
  }

  private String read(String fileName) throws IOException {
    ZipMember file = files.get(distInfo + "/" + fileName);
    if (file == null) {
      throw invalid("it has no `" + distInfo + "/" + fileName + "`");
    }
    if (file.size() > LARGEST_METADATA) {
      throw invalid(fileName, "is larger than " + LARGEST_METADATA + " bytes");
    }
    try (InputStream in = archive.content(file, Optional.empty()).open()) {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(in.readAllBytes()))
          .toString();
    } catch (CharacterCodingException e) {
      throw invalid(fileName, "is not UTF-8");
    }
  }

  private InvalidWheelException invalid(String fault) {
    return new InvalidWheelException(name.toString(), Optional.empty(), fault);
  }

  private InvalidWheelException invalid(String fileName, String fault) {
    return new InvalidWheelException(
        name.toString(), Optional.of(distInfo + "/" + fileName), fault);
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
