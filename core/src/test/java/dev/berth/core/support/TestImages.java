package dev.berth.core.support;

import dev.berth.core.build.Image;
import dev.berth.core.io.TarEntry;
import dev.berth.core.io.TarHeader;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ExecutionConfig;
import dev.berth.core.oci.History;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.BlobStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/** Makes whole images in a store, out of a few bytes. */
public final class TestImages {

  private static final Instant TIME = Instant.parse("1980-01-02T00:00:00Z");

  private final BlobStore store;
  private final List<Descriptor> layers = new ArrayList<>();
  private final List<DiffId> diffIds = new ArrayList<>();
  private final List<History> history = new ArrayList<>();
  private Platform platform = Platform.LINUX_AMD64;

  private TestImages(BlobStore store) {
    this.store = store;
  }

  /** An image that is being made in this store. */
  public static TestImages in(BlobStore store) {
    return new TestImages(store);
  }

  /**
   * An image with two layers whose command, {@code /hello}, prints a line, on x86-64.
   *
   * @param line what it prints; also what tells two images apart
   */
  public static Image saying(BlobStore store, String line) {
    return in(store)
        .layer("base", new Tar().folder("etc").file("etc/base", 0644, "the base"))
        .layer("hello", new Tar().file("hello", 0755, programPrinting(line + "\n")))
        .build("/hello");
  }

  public TestImages platform(Platform other) {
    platform = other;
    return this;
  }

  /** Adds a gzip layer. */
  public TestImages layer(String title, Tar tar) {
    byte[] bytes = tar.bytes();
    return layer(title, MediaTypes.OCI_LAYER_GZIP, gzip(bytes), Digest.of(bytes));
  }

  /** Adds a layer of any bytes. */
  public TestImages layer(String title, String mediaType, byte[] blob, Digest diffId) {
    layers.add(Descriptor.of(mediaType, put(blob), blob.length));
    diffIds.add(new DiffId(diffId));
    history.add(History.ofLayer(TIME, "test", title));
    return this;
  }

  /** Ends with a configuration whose command is this. */
  public Image build(String... command) {
    return build(
        new ExecutionConfig(
            Optional.empty(),
            List.of("PATH=/usr/local/bin:/usr/bin:/bin"),
            List.of(),
            List.of(command),
            Optional.empty(),
            new TreeSet<>(),
            new TreeMap<>(),
            new TreeMap<>()));
  }

  /** Ends with a configuration that says this. */
  public Image build(ExecutionConfig execution) {
    ImageConfig config =
        new ImageConfig(
            platform,
            Optional.of(TIME),
            Optional.empty(),
            execution,
            diffIds,
            history,
            new TreeMap<>());
    byte[] configJson = OciJson.write(config);
    Manifest manifest =
        new Manifest(
            Descriptor.of(MediaTypes.OCI_CONFIG, put(configJson), configJson.length),
            layers,
            new TreeMap<>());
    byte[] manifestJson = OciJson.write(manifest);
    Descriptor descriptor =
        Descriptor.of(MediaTypes.OCI_MANIFEST, put(manifestJson), manifestJson.length)
            .withPlatform(platform);
    return new Image(descriptor, manifest, config);
  }

  private Digest put(byte[] bytes) {
    try {
      return store.put(bytes).digest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A tar that is being written. */
  public static final class Tar {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Tar folder(String path) {
      out.writeBytes(TarHeader.of(TarEntry.directory(path, 0755, TIME)));
      return this;
    }

    public Tar file(String path, int mode, String content) {
      return file(path, mode, content.getBytes(StandardCharsets.UTF_8));
    }

    public Tar file(String path, int mode, byte[] content) {
      out.writeBytes(TarHeader.of(TarEntry.file(path, mode, content.length, TIME)));
      out.writeBytes(content);
      out.writeBytes(new byte[TarHeader.paddingAfter(content.length)]);
      return this;
    }

    public Tar link(String path, String target) {
      out.writeBytes(TarHeader.of(TarEntry.symbolicLink(path, target, TIME)));
      return this;
    }

    public Tar hardLink(String path, String target) {
      out.writeBytes(
          TarHeader.of(new TarEntry(path, TarEntry.Type.HARD_LINK, 0755, 0, 0, 0, target, TIME)));
      return this;
    }

    public byte[] bytes() {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(out.toByteArray());
      whole.writeBytes(TarHeader.end());
      return whole.toByteArray();
    }
  }

  /**
   * A static ELF program for Linux on x86-64 that writes a text and exits with 0: content that runs
   * in an empty image, and needs no compiler and no package here.
   */
  static byte[] programPrinting(String text) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer code = ByteBuffer.allocate(33).order(ByteOrder.LITTLE_ENDIAN);
    code.put((byte) 0xb8).putInt(1); // mov eax, write
    code.put((byte) 0xbf).putInt(1); // mov edi, stdout
    code.put(new byte[] {0x48, (byte) 0x8d, 0x35}).putInt(16); // lea rsi, [message]
    code.put((byte) 0xba).putInt(message.length); // mov edx, length
    code.put(new byte[] {0x0f, 0x05}); // syscall
    code.put((byte) 0xb8).putInt(60); // mov eax, exit
    code.put(new byte[] {0x31, (byte) 0xff, 0x0f, 0x05}); // xor edi, edi; syscall
    int size = 64 + 56 + code.capacity() + message.length;
    ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    elf.putShort((short) 2).putShort((short) 62).putInt(1);
    elf.putLong(0x400078).putLong(64).putLong(0).putInt(0);
    elf.putShort((short) 64).putShort((short) 56).putShort((short) 1);
    elf.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    elf.putInt(1).putInt(5).putLong(0).putLong(0x400000).putLong(0x400000);
    elf.putLong(size).putLong(size).putLong(0x1000);
    elf.put(code.array()).put(message);
    return elf.array();
  }
}
