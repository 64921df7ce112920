package dev.berth.core.debian;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes small Debian packages, good and bad ones. */
public final class TestDeb {

  private final String control;
  private final ByteArrayOutputStream controlTar = new ByteArrayOutputStream();
  private final TarArchiveOutputStream controls = tar(controlTar);
  private final ByteArrayOutputStream dataTar = new ByteArrayOutputStream();
  private final TarArchiveOutputStream data = tar(dataTar);

  private TestDeb(String control) {
    this.control = control;
    controlFile("control", control);
  }

  /** A package; further fields as {@code "Depends: libc6\n"}. */
  public static TestDeb of(String name, String version, String fields) {
    return new TestDeb(
        "Package: %s\nVersion: %s\nArchitecture: amd64\nMaintainer: nobody\n%sDescription: a test\n"
            .formatted(name, version, fields));
  }

  private static TarArchiveOutputStream tar(OutputStream out) {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    return tar;
  }

  /** Its paragraph {@code control}. */
  public String control() {
    return control;
  }

  public TestDeb controlFile(String name, String text) {
    return add(controls, "./" + name, TarConstants.LF_NORMAL, 0644, "", bytes(text), 0, 0);
  }

  public TestDeb folder(String path, int mode) {
    return add(data, path, TarConstants.LF_DIR, mode, "", new byte[0], 0, 0);
  }

  public TestDeb file(String path, int mode, String text) {
    return file(path, mode, bytes(text));
  }

  public TestDeb file(String path, int mode, byte[] content) {
    return add(data, path, TarConstants.LF_NORMAL, mode, "", content, 0, 0);
  }

  public TestDeb ownedFile(String path, int mode, long user, long group) {
    return add(data, path, TarConstants.LF_NORMAL, mode, "", new byte[0], user, group);
  }

  public TestDeb link(String path, String target) {
    return add(data, path, TarConstants.LF_SYMLINK, 0777, target, new byte[0], 0, 0);
  }

  public TestDeb hardLink(String path, String target) {
    return add(data, path, TarConstants.LF_LINK, 0644, target, new byte[0], 0, 0);
  }

  public TestDeb device(String path) {
    return add(data, path, TarConstants.LF_CHR, 0666, "", new byte[0], 0, 0);
  }

  private TestDeb add(
      TarArchiveOutputStream tar,
      String path,
      byte type,
      int mode,
      String target,
      byte[] content,
      long user,
      long group) {
    try {
      TarArchiveEntry entry = new TarArchiveEntry(path, type, true);
      entry.setMode(mode);
      entry.setLinkName(target);
      entry.setSize(content.length);
      entry.setIds(Math.toIntExact(user), Math.toIntExact(group));
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The package with its data compressed as {@code xz}, {@code gz}, {@code zst} or not at all. */
  public byte[] build(String compression) {
    try {
      controls.close();
      data.close();
      ByteArrayOutputStream deb = new ByteArrayOutputStream();
      deb.writeBytes(bytes("!<arch>\n"));
      member(deb, "debian-binary", bytes("2.0\n"));
      member(deb, "control.tar.xz", compress(controlTar.toByteArray(), "xz"));
      member(
          deb,
          compression.isEmpty() ? "data.tar" : "data.tar." + compression,
          compress(dataTar.toByteArray(), compression));
      return deb.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] build() {
    return build("xz");
  }

  private static void member(ByteArrayOutputStream deb, String name, byte[] content) {
    deb.writeBytes(
        bytes(
            String.format(
                Locale.ROOT,
                "%-16s0           0     0     100644  %-10d`\n",
                name,
                content.length)));
    deb.writeBytes(content);
    if (content.length % 2 != 0) {
      deb.write('\n');
    }
  }

  /** Compresses bytes in one of the ways of {@link #build}. */
  public static byte[] compress(byte[] content, String compression) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (compression) {
          case "xz" -> new XZOutputStream(compressed, new LZMA2Options(0));
          case "gz" -> new GZIPOutputStream(compressed);
          case "zst" -> new ZstdOutputStream(compressed);
          default -> compressed;
        }) {
      out.write(content);
    }
    return compressed.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
