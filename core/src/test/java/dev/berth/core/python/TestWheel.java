package dev.berth.core.python;

import dev.berth.core.io.TestZip;
import dev.berth.core.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A wheel of a few files whose RECORD is right, unless it is told otherwise. */
public final class TestWheel {

  private final String name;
  private final String version;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, Integer> modes = new LinkedHashMap<>();
  private String moreRows = "";
  private String unlisted = "";

  public TestWheel(String name, String version) {
    this.name = name;
    this.version = version;
    file(info("METADATA"), "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
    file(
        info("WHEEL"),
        "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
  }

  /** A path in the wheel's folder of metadata. */
  public String info(String file) {
    return name.replace('-', '_') + "-" + version + ".dist-info/" + file;
  }

  /** A path in the wheel's folder of data. */
  public String data(String file) {
    return name.replace('-', '_') + "-" + version + ".data/" + file;
  }

  public TestWheel file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public TestWheel file(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  public TestWheel without(String path) {
    files.remove(path);
    return this;
  }

  public TestWheel mode(String path, int mode) {
    modes.put(path, mode);
    return this;
  }

  public TestWheel row(String row) {
    moreRows += row + "\n";
    return this;
  }

  public TestWheel unlisted(String path) {
    unlisted = path;
    return this;
  }

  public String fileName() {
    return name.replace('-', '_') + "-" + version + "-py3-none-any.whl";
  }

  public byte[] bytes() {
    TestZip zip = new TestZip();
    StringBuilder record = new StringBuilder();
    files.forEach(
        (path, bytes) -> {
          zip.add(path, bytes).mode(modes.getOrDefault(path, 0100644));
          if (!path.equals(unlisted)) {
            String listed = path.contains(",") ? '"' + path + '"' : path;
            record.append(listed + ",sha256=" + hash(bytes) + "," + bytes.length + "\n");
          }
        });
    zip.add(info("RECORD"), record + moreRows + info("RECORD") + ",,\n");
    return zip.bytes();
  }

  static String hash(byte[] bytes) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(HexFormat.of().parseHex(Digest.of(bytes).hex()));
  }

  /** Writes the wheel and opens it. */
  Wheel open(Path folder) throws java.io.IOException {
    Path file = folder.resolve(fileName());
    java.nio.file.Files.write(file, bytes());
    return Wheel.open(file, fileName());
  }
}
