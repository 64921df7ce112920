package dev.berth.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.io.Content;
import dev.berth.core.io.DamagedArchiveException;
import dev.berth.core.io.DeflatedContent;
import dev.berth.core.io.ExpectedBytes;
import dev.berth.core.io.ExpectedHash;
import dev.berth.core.io.TarEntry;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipLayerWriterTest {

  private static final Instant TIME = Instant.parse("1980-01-02T00:00:00Z");
  private static final Executor NOBODY = task -> {};
  private static final Executor AT_ONCE = Runnable::run;

  private final ByteArrayOutputStream blob = new ByteArrayOutputStream();

  private interface Entries {
    void addTo(GzipLayerWriter writer) throws IOException;
  }

  private DiffId write(Executor helpers, long budget, Entries entries) throws IOException {
    blob.reset();
    try (MemberTools.Pool tools = new MemberTools.Pool();
        GzipLayerWriter writer = new GzipLayerWriter(blob, tools, helpers, budget)) {
      entries.addTo(writer);
      return writer.finish();
    }
  }

  private byte[] tar() throws IOException {
    return GzipCompressorInputStream.builder()
        .setInputStream(new ByteArrayInputStream(blob.toByteArray()))
        .setDecompressConcatenated(true)
        .get()
        .readAllBytes();
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(tar()), "UTF-8");
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      files.put(entry.getName(), tar.readAllBytes());
    }
    return files;
  }

  private static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    Random random = new Random(seed);
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (random.nextGaussian() * 8);
    }
    return bytes;
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] buffer = new byte[bytes.length + 1000];
    int size = deflater.deflate(buffer);
    deflater.end();
    return Arrays.copyOf(buffer, size);
  }

  private static DeflatedContent deflated(byte[] bytes) {
    return deflated(bytes, deflate(bytes));
  }

  private static DeflatedContent deflated(byte[] bytes, byte[] stream) {
    CRC32 crc32 = new CRC32();
    crc32.update(bytes);
    return new DeflatedContent(
        Content.of(stream),
        new ExpectedBytes(
            "a.whl",
            "a/b.so",
            bytes.length,
            (int) crc32.getValue(),
            Optional.of(ExpectedHash.of(Digest.of(bytes)))));
  }

  private static void addMany(GzipLayerWriter writer) throws IOException {
    writer.add(TarEntry.directory("opt", 0755, TIME));
    for (int i = 0; i < 40; i++) {
      byte[] small = bytes(100 * i, i);
      byte[] large = bytes(20_000 + 50_000 * (i % 7), i);
      writer.add(TarEntry.file("opt/small" + i, 0644, small.length, TIME), deflated(small));
      writer.add(TarEntry.file("opt/large" + i, 0755, large.length, TIME), deflated(large));
      writer.add(TarEntry.file("opt/plain" + i, 0644, large.length, TIME), Content.of(large));
    }
    writer.add(TarEntry.symbolicLink("opt/link", "small1", TIME));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1 << 20, 1 << 28})
  void makesTheSameBlobWhoeverDoesTheWork(long budget) throws IOException {
    DiffId alone = write(NOBODY, 0, GzipLayerWriterTest::addMany);
    byte[] expected = blob.toByteArray();

    assertThat(write(NOBODY, budget, GzipLayerWriterTest::addMany)).isEqualTo(alone);
    assertThat(blob.toByteArray()).isEqualTo(expected);
    assertThat(write(AT_ONCE, budget, GzipLayerWriterTest::addMany)).isEqualTo(alone);
    assertThat(blob.toByteArray()).isEqualTo(expected);
    try (Workers workers = new Workers(3)) {
      assertThat(write(workers::help, budget, GzipLayerWriterTest::addMany)).isEqualTo(alone);
      assertThat(blob.toByteArray()).isEqualTo(expected);
    }
  }

  @Test
  void theDiffIdIsTheDigestOfTheTar() throws IOException {
    DiffId diffId = write(AT_ONCE, 1 << 20, GzipLayerWriterTest::addMany);

    assertThat(Digest.of(tar())).isEqualTo(diffId.digest());
    assertThat(tar().length % 512).isZero();
  }

  @Test
  void filesComeOutAsTheyWentIn() throws IOException {
    write(NOBODY, 1 << 20, GzipLayerWriterTest::addMany);

    Map<String, byte[]> files = files();
    assertThat(files).hasSize(122).containsKeys("opt/", "opt/link");
    for (int i = 0; i < 40; i++) {
      byte[] large = bytes(20_000 + 50_000 * (i % 7), i);
      assertThat(files.get("opt/small" + i)).isEqualTo(bytes(100 * i, i));
      assertThat(files.get("opt/large" + i)).isEqualTo(large);
      assertThat(files.get("opt/plain" + i)).isEqualTo(large);
    }
  }

  @Test
  void aLargeDeflatedFileIsFoundInTheBlobAsItWas() throws IOException {
    byte[] large = bytes(300_000, 1);
    write(
        NOBODY,
        0,
        writer -> writer.add(TarEntry.file("a", 0644, large.length, TIME), deflated(large)));

    assertThat(indexOf(blob.toByteArray(), deflate(large))).isPositive();
  }

  @Test
  void anEmptyLayerIsAnEmptyArchive() throws IOException {
    DiffId diffId = write(NOBODY, 0, writer -> {});

    assertThat(tar()).isEqualTo(new byte[1024]);
    assertThat(diffId.digest()).isEqualTo(Digest.of(new byte[1024]));
  }

  @Nested
  class RefusesAStream {

    private final byte[] bytes = bytes(100_000, 5);
    private final byte[] stream = deflate(bytes);

    private void refuses(DeflatedContent content, String fault) {
      for (Executor helpers : new Executor[] {NOBODY, AT_ONCE}) {
        assertThatThrownBy(
                () ->
                    write(
                        helpers,
                        1 << 20,
                        writer ->
                            writer.add(TarEntry.file("a", 0644, content.size(), TIME), content)))
            .isInstanceOfSatisfying(
                DamagedArchiveException.class,
                e -> {
                  assertThat(e.problems().get(0).message()).isEqualTo("cannot read `a.whl`");
                  assertThat(e.problems().get(0).causes()).containsExactly("`a/b.so`: " + fault);
                });
      }
    }

    private ExpectedBytes expected(long size, int crc32, Optional<ExpectedHash> hash) {
      return new ExpectedBytes("a.whl", "a/b.so", size, crc32, hash);
    }

    private int crc32() {
      return deflated(bytes).expected().crc32();
    }

    @Test
    void withBytesAfterItsEnd() {
      refuses(
          deflated(bytes, Arrays.copyOf(stream, stream.length + 1)),
          "its compressed data goes on after its end");
      refuses(
          deflated(bytes, Arrays.copyOf(stream, stream.length + 300_000)),
          "its compressed data goes on after its end");
    }

    @Test
    void withoutItsEnd() {
      refuses(
          deflated(bytes, Arrays.copyOf(stream, stream.length - 1)),
          "its compressed data has no end");
      refuses(deflated(bytes, new byte[0]), "its compressed data has no end");
    }

    @Test
    void thatIsNone() {
      byte[] broken = stream.clone();
      Arrays.fill(broken, 0, 50, (byte) 0xff);

      refuses(deflated(bytes, broken), "its compressed data is broken");
    }

    @Test
    void thatInflatesToMoreThanItSays() {
      refuses(
          new DeflatedContent(Content.of(stream), expected(99_999, crc32(), Optional.empty())),
          "has more than the 99999 bytes the archive says");
    }

    @Test
    void thatInflatesToLessThanItSays() {
      refuses(
          new DeflatedContent(Content.of(stream), expected(100_001, crc32(), Optional.empty())),
          "has 100000 bytes, the archive says 100001");
    }

    @Test
    void withAnotherCrc() {
      refuses(
          new DeflatedContent(Content.of(stream), expected(100_000, 1, Optional.empty())),
          String.format("has CRC-32 %08x, the archive says 00000001", crc32()));
    }

    @Test
    void withAnotherHash() {
      Digest other = Digest.of(new byte[0]);

      refuses(
          new DeflatedContent(
              Content.of(stream), expected(100_000, crc32(), Optional.of(ExpectedHash.of(other)))),
          "has " + ExpectedHash.of(Digest.of(bytes)) + ", RECORD says " + ExpectedHash.of(other));
    }
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }
}
