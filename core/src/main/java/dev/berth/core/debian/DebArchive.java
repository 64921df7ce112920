package dev.berth.core.debian;

import dev.berth.core.io.ArReader;
import dev.berth.core.io.BoundedInputStream;
import dev.berth.core.io.Content;
import dev.berth.core.io.Decompressor;
import dev.berth.core.io.TarArchiveReader;
import dev.berth.core.io.TarMember;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A binary package (deb(5)) which has been unpacked: its control files are here, its data is an
 * uncompressed tar archive in a file beside. Every entry has been checked: no absolute path, none
 * that leads out, no device, nothing twice.
 */
public final class DebArchive {

  /** More than the scripts and lists of any package. */
  private static final long MAX_CONTROL_SIZE = 64L << 20;

  /** A package may inflate to this much in any case, and else to so many times its own size. */
  private static final long MAX_DATA_SIZE = 256L << 20;

  private static final long MAX_DATA_RATIO = 100;

  private final ControlStanza control;
  private final SortedMap<String, byte[]> controlFiles;
  private final List<DebEntry> entries;

  private DebArchive(
      ControlStanza control, SortedMap<String, byte[]> controlFiles, List<DebEntry> entries) {
    this.control = control;
    this.controlFiles = Collections.unmodifiableSortedMap(controlFiles);
    this.entries = List.copyOf(entries);
  }

  /**
   * Unpacks a package.
   *
   * @param name what it is called in errors
   * @param data where its data is put, uncompressed
   * @throws DebException when it is damaged or hostile
   */
  public static DebArchive unpack(Content deb, String name, Path data) throws IOException {
    SortedMap<String, byte[]> controlFiles = new TreeMap<>();
    boolean hasData = false;
    try (InputStream in = new BufferedInputStream(deb.open(), 1 << 16)) {
      ArReader ar = open(in, name);
      for (Optional<ArReader.Member> next = next(ar, name);
          next.isPresent() && !hasData;
          next = next(ar, name)) {
        String member = next.get().name();
        Optional<Decompressor> control = Decompressor.find(member, "control.tar");
        if (control.isPresent()) {
          controlFiles.putAll(control(ar, control.get(), name, member));
        }
        Optional<Decompressor> compression = Decompressor.find(member, "data.tar");
        if (compression.isPresent()) {
          inflate(ar, compression.get(), deb.size(), name, member, data);
          hasData = true;
          break;
        }
      }
    }
    byte[] control = controlFiles.get("control");
    if (control == null) {
      throw DebException.incomplete(name, "`control`");
    }
    if (!hasData) {
      throw DebException.incomplete(name, "`data.tar`");
    }
    return new DebArchive(stanza(control, name), controlFiles, entries(data, name));
  }

  private static ArReader open(InputStream in, String name) {
    try {
      return new ArReader(in);
    } catch (IOException e) {
      throw DebException.unreadable(name, "debian-binary", e.getMessage(), e);
    }
  }

  private static Optional<ArReader.Member> next(ArReader ar, String name) {
    try {
      return ar.next();
    } catch (IOException e) {
      throw DebException.unreadable(name, "debian-binary", e.getMessage(), e);
    }
  }

  private static SortedMap<String, byte[]> control(
      ArReader ar, Decompressor compression, String name, String member) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      InputStream in = new BoundedInputStream(compression.open(ar.content()), MAX_CONTROL_SIZE);
      byte[] tar = in.readAllBytes();
      for (TarMember file : TarArchiveReader.read(tar)) {
        if (file.type() == TarMember.Type.FILE) {
          int start = (int) file.offset();
          files.put(
              controlName(file.name(), name),
              Arrays.copyOfRange(tar, start, start + (int) file.size()));
        }
      }
    } catch (IOException e) {
      throw DebException.unreadable(name, member, e.getMessage(), e);
    }
    return files;
  }

  private static String controlName(String name, String deb) {
    String plain = name.startsWith("./") ? name.substring(2) : name;
    if (plain.isEmpty() || plain.contains("/") || plain.startsWith(".")) {
      throw DebException.entry(deb, name, "a control file is not in a folder");
    }
    return plain;
  }

  private static void inflate(
      ArReader ar, Decompressor compression, long debSize, String name, String member, Path data) {
    long limit = Math.max(MAX_DATA_SIZE, debSize * MAX_DATA_RATIO);
    try (OutputStream out = Files.newOutputStream(data)) {
      new BoundedInputStream(compression.open(ar.content()), limit).transferTo(out);
    } catch (IOException e) {
      throw DebException.unreadable(name, member, e.getMessage(), e);
    }
  }

  private static ControlStanza stanza(byte[] control, String name) {
    try {
      List<ControlStanza> stanzas =
          ControlStanza.parseAll(new String(control, StandardCharsets.UTF_8));
      if (stanzas.size() != 1) {
        throw new IOException("it has " + stanzas.size() + " paragraphs, not 1");
      }
      return stanzas.get(0);
    } catch (IOException e) {
      throw DebException.unreadable(name, "control", e.getMessage(), e);
    }
  }

  private static List<DebEntry> entries(Path data, String name) {
    List<TarMember> members;
    try {
      members = TarArchiveReader.read(data);
    } catch (IOException e) {
      throw DebException.unreadable(name, "data.tar", e.getMessage(), e);
    }
    return new DebEntries(name).check(members);
  }

  /**
   * This archive, when it holds what it is taken for.
   *
   * @throws DebException when it holds another package or version
   */
  public DebArchive expect(String name, String version, String deb) {
    String found = field("Package") + " " + field("Version");
    if (!found.equals(name + " " + version)) {
      throw DebException.otherPackage(deb, found);
    }
    return this;
  }

  /** The paragraph {@code control}. */
  public ControlStanza control() {
    return control;
  }

  /** A field of {@link #control}; empty when it is not there. */
  public String field(String name) {
    return control.find(name).orElse("");
  }

  /** The files beside {@code control}, and it itself: scripts, lists of sums and of triggers. */
  public SortedMap<String, byte[]> controlFiles() {
    return controlFiles;
  }

  /** The text of a control file; empty when it is not there. */
  public String controlText(String name) {
    byte[] bytes = controlFiles.get(name);
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  /** What it installs, in the order of the archive, without the root itself. */
  public List<DebEntry> entries() {
    return entries;
  }
}
