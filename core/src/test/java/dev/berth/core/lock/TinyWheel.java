package dev.berth.core.lock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A wheel of a few hundred bytes. */
public final class TinyWheel {

  private final String name;
  private final String version;
  private final List<String> requires = new ArrayList<>();
  private String tag = "py3-none-any";

  public TinyWheel(String name, String version) {
    this.name = name;
    this.version = version;
  }

  public TinyWheel requires(String requirement) {
    requires.add(requirement);
    return this;
  }

  public TinyWheel tag(String other) {
    tag = other;
    return this;
  }

  public String fileName() {
    return name.replace('-', '_') + "-" + version + "-" + tag + ".whl";
  }

  public byte[] bytes() {
    String info = name.replace('-', '_') + "-" + version + ".dist-info/";
    StringBuilder metadata =
        new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
    requires.forEach(requirement -> metadata.append("Requires-Dist: " + requirement + "\n"));
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      write(zip, name.replace('-', '_') + ".py", "NAME = '" + name + "'\n");
      write(zip, info + "METADATA", metadata.toString());
      write(
          zip,
          info + "WHEEL",
          "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: " + tag + "\n");
      write(zip, info + "RECORD", info + "RECORD,,\n");
      zip.finish();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(ZipOutputStream zip, String path, String text) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTime(315_619_200_000L);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
