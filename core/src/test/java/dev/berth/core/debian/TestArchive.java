package dev.berth.core.debian;

import dev.berth.core.io.Content;
import dev.berth.core.oci.Digest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A distribution's archive in memory, signed by a key of its own. */
public final class TestArchive implements ArchiveAccess {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final TestSigner signer = new TestSigner();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, StringBuilder> indexes = new LinkedHashMap<>();

  /** Keys that the archive is signed by. */
  public ArchiveKeys keys() throws IOException {
    return signer.keys();
  }

  TestSigner signer() {
    return signer;
  }

  /** Adds a package to a component of a suite. */
  public TestArchive add(String archive, String suite, String component, String name, byte[] deb)
      throws IOException {
    String file = "pool/" + name + ".deb";
    files.put(archive + "/" + file, deb);
    DebArchive read = unpack(name, deb);
    StringBuilder index =
        indexes.computeIfAbsent(
            archive + " " + suite + " " + component, any -> new StringBuilder());
    index.append(read.controlText("control"));
    index.append("Filename: ").append(file).append('\n');
    index.append("Size: ").append(deb.length).append('\n');
    index.append("SHA256: ").append(Digest.of(deb).hex()).append("\n\n");
    return this;
  }

  private static DebArchive unpack(String name, byte[] deb) throws IOException {
    Path data = Files.createTempFile("data", ".tar");
    try {
      return DebArchive.unpack(Content.of(deb), name, data);
    } finally {
      Files.delete(data);
    }
  }

  /** Writes and signs the release file of a suite; components without packages are empty. */
  public TestArchive release(
      String archive, String suite, String fields, Instant date, String... components)
      throws IOException {
    StringBuilder text = new StringBuilder(fields);
    text.append("Date: ").append(DATE.format(date)).append("\nAcquire-By-Hash: yes\nSHA256:\n");
    for (String component : components) {
      String plain =
          indexes
              .getOrDefault(archive + " " + suite + " " + component, new StringBuilder())
              .toString();
      byte[] index = TestDeb.compress(plain.getBytes(StandardCharsets.UTF_8), "xz");
      String folder = component + "/binary-amd64/";
      text.append(" %s %d %sPackages.xz\n".formatted(Digest.of(index).hex(), index.length, folder));
      files.put(
          archive + "/dists/" + suite + "/" + folder + "by-hash/SHA256/" + Digest.of(index).hex(),
          index);
    }
    files.put(archive + "/dists/" + suite + "/InRelease", signer.sign(text.toString()));
    return this;
  }

  /** The text of a date in the future or the past, as release files have it. */
  static String date(Instant instant) {
    return DATE.format(instant);
  }

  /** Puts other bytes in the place of a file. */
  TestArchive replace(String address, byte[] content) {
    files.put(address, content);
    return this;
  }

  /** The file at an address. */
  public byte[] file(String address) throws FileNotFoundException {
    byte[] content = files.get(address);
    if (content == null) {
      throw new FileNotFoundException(address);
    }
    return content;
  }

  @Override
  public byte[] read(URI address, long maxBytes) throws IOException {
    return file(address.toString());
  }

  @Override
  public Content fetch(URI address, String name, long size, Digest digest) throws IOException {
    return Content.of(file(address.toString()));
  }
}
