package dev.berth.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipMembersInputStreamTest {

  private static byte[] member(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CRC32 crc32 = new CRC32();
    crc32.update(bytes);
    byte[] deflated = new DeflateEncoder().encode(bytes, 0, bytes.length);
    return GzipMember.of(deflated, (int) crc32.getValue(), bytes.length);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String read(InputStream in) throws IOException {
    try (GzipMembersInputStream members = new GzipMembersInputStream(in)) {
      return new String(members.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String read(byte[] bytes) throws IOException {
    return read(new ByteArrayInputStream(bytes));
  }

  /** A stream as networks give it: few bytes at a time, and none said to be available. */
  private static InputStream slowly(byte[] bytes, int atATime) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, Math.min(length, atATime));
      }

      @Override
      public int available() {
        return 0;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 11, 64, 100_000})
  void readsAllMembersHoweverTheBytesArrive(int atATime) throws IOException {
    byte[] bytes = join(member("one "), member(""), member("two ".repeat(1000)), member("three"));

    assertThat(read(slowly(bytes, atATime))).isEqualTo("one " + "two ".repeat(1000) + "three");
  }

  @Test
  void readsOneByteAtATime() throws IOException {
    try (InputStream in = new GzipMembersInputStream(slowly(join(member("ab"), member("c")), 1))) {
      assertThat(new int[] {in.read(), in.read(), in.read(), in.read(), in.read()})
          .containsExactly('a', 'b', 'c', -1, -1);
    }
  }

  @Test
  void readsWhatTheJdkWrites() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("hello".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(bytes.toByteArray())).isEqualTo("hello");
  }

  @Test
  void skipsEveryOptionalFieldOfTheHeader() throws IOException {
    byte[] plain = member("hello");
    byte[] header = Arrays.copyOf(plain, 10);
    header[3] = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4;
    byte[] fields = {2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};

    assertThat(read(join(header, fields, Arrays.copyOfRange(plain, 10, plain.length))))
        .isEqualTo("hello");
  }

  @Test
  void takesZerosBehindTheLastMemberForPadding() throws IOException {
    assertThat(read(join(member("hello"), new byte[100]))).isEqualTo("hello");
  }

  @Test
  void refusesWhatIsCutAnywhere() {
    byte[] whole = join(member("one"), member("two"));
    int first = member("one").length;

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length != first) {
        assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void refusesOtherBytesAnywhere() {
    byte[] whole = join(member("hello ".repeat(20)), member("world"));
    int ignored = 0;

    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x55;
      try {
        read(changed);
        ignored++;
      } catch (IOException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }

    // Time, level and operating system of two headers say nothing about the content.
    assertThat(ignored).isEqualTo(12);
  }

  @Test
  void refusesSomethingElse() {
    assertThatThrownBy(() -> read("PK".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessage("not gzip");
    assertThatThrownBy(() -> read(join(member("one"), new byte[] {'x'})))
        .isInstanceOf(IOException.class)
        .hasMessage("something else follows a gzip member");
  }
}
