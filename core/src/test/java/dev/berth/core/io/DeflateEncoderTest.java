package dev.berth.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateEncoderTest {

  private final DeflateEncoder encoder = new DeflateEncoder();

  static Stream<byte[]> inputs() {
    byte[] fibonacci = new byte[1 << 20];
    // Frequencies like Fibonacci's numbers make Huffman's tree as deep as it can be.
    int at = 0;
    for (int symbol = 0, a = 1, b = 1; at < fibonacci.length - 1 && symbol < 28; symbol++) {
      for (int i = 0; i < a && at < fibonacci.length; i++) {
        fibonacci[at++] = (byte) (symbol * 7);
      }
      int next = a + b;
      a = b;
      b = next;
    }
    shuffle(fibonacci, at);
    return Stream.of(
        new byte[0],
        new byte[1],
        new byte[3],
        new byte[4],
        new byte[1 << 20],
        "abc".getBytes(StandardCharsets.UTF_8),
        "abcabcabcabcabcabc".getBytes(StandardCharsets.UTF_8),
        random(1, 256),
        random(1 << 20, 256),
        random(1 << 20, 2),
        random(70_000, 256),
        text(400_000),
        twice(random(32_768, 256)),
        twice(random(32_767, 256)),
        Arrays.copyOf(fibonacci, at));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void inflatesToWhatWentIn(byte[] input) throws DataFormatException {
    byte[] deflated = encoder.encode(input, 0, input.length);

    assertThat(inflate(deflated, input.length)).isEqualTo(input);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void inflatesToWhatWentInWhateverCameBefore(long seed) throws DataFormatException {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      byte[] input = text(random.nextInt(3000));
      for (int i = 0; i < random.nextInt(20) && input.length > 0; i++) {
        input[random.nextInt(input.length)] = (byte) random.nextInt();
      }
      int from = input.length == 0 ? 0 : random.nextInt(input.length);
      byte[] deflated = encoder.encode(input, from, input.length - from);

      assertThat(inflate(deflated, input.length - from))
          .isEqualTo(Arrays.copyOfRange(input, from, input.length));
    }
  }

  @Test
  void makesTheSameBytesWhateverCameBefore() {
    byte[] input = text(100_000);
    byte[] first = encoder.encode(input, 0, input.length);
    encoder.encode(random(200_000, 16), 0, 200_000);
    byte[] shifted = new byte[input.length + 77];
    System.arraycopy(input, 0, shifted, 77, input.length);

    assertThat(encoder.encode(input, 0, input.length)).isEqualTo(first);
    assertThat(encoder.encode(shifted, 77, input.length)).isEqualTo(first);
    assertThat(new DeflateEncoder().encode(input, 0, input.length)).isEqualTo(first);
  }

  @Test
  void makesTheseBytesAndNoOthersUnlessTheLayerFormatIsRaised() {
    byte[] input = text(300_000);

    assertThat(Digest.of(encoder.encode(input, 0, input.length)).shortHex())
        .isEqualTo("f17d9776813a");
  }

  @Test
  void comesNearToWhatZlibMakes() {
    byte[] input = text(500_000);
    Deflater zlib = new Deflater(6, true);
    zlib.setInput(input);
    zlib.finish();
    byte[] buffer = new byte[input.length];
    int size = zlib.deflate(buffer);
    zlib.end();

    assertThat(encoder.encode(input, 0, input.length).length).isLessThan(size * 105 / 100);
  }

  @Test
  void neverGrowsRandomBytesMuch() {
    byte[] input = random(1 << 20, 256);

    assertThat(encoder.encode(input, 0, input.length).length).isLessThan(input.length + 200);
  }

  @Test
  void refusesMoreThanItCanHold() {
    byte[] input = new byte[DeflateEncoder.MAX_INPUT + 1];

    assertThatThrownBy(() -> encoder.encode(input, 0, input.length))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] inflate(byte[] deflated, int size) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    inflater.setInput(deflated);
    byte[] output = new byte[size + 1];
    int inflated = 0;
    while (!inflater.finished()) {
      int more = inflater.inflate(output, inflated, output.length - inflated);
      assertThat(more > 0 || inflater.finished()).as("the stream has an end").isTrue();
      inflated += more;
    }
    assertThat(inflater.getRemaining()).as("bytes after the end").isZero();
    inflater.end();
    return Arrays.copyOf(output, inflated);
  }

  private static byte[] random(int size, int symbols) {
    byte[] bytes = new byte[size];
    Random random = new Random(42);
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) random.nextInt(symbols);
    }
    return bytes;
  }

  private static byte[] twice(byte[] bytes) {
    byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
    return twice;
  }

  /** Something like a program: words of a small vocabulary. */
  private static byte[] text(int size) {
    String[] words = "def return self import for in if not None True value = ( ) : \n".split(" ");
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    while (text.length() < size) {
      text.append(words[random.nextInt(words.length)]);
      text.append(random.nextInt(4) == 0 ? "_" + random.nextInt(500) : "").append(' ');
    }
    return Arrays.copyOf(text.toString().getBytes(StandardCharsets.UTF_8), size);
  }

  private static void shuffle(byte[] bytes, int length) {
    Random random = new Random(3);
    for (int i = length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      byte swapped = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = swapped;
    }
  }
}
