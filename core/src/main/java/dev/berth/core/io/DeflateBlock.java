package dev.berth.core.io;

import java.util.Arrays;

/**
 * The literals and matches of one DEFLATE block (RFC 1951, 3.2), and the choice of its form: the
 * shortest of stored, fixed and dynamic.
 */
final class DeflateBlock {

  private static final int CAPACITY = 1 << 15;
  private static final int END_OF_BLOCK = 256;
  private static final int LARGEST_STORED = 0xffff;
  private static final int[] LENGTH_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private static final byte[] LENGTH_SYMBOLS = new byte[259];
  private static final int[] LENGTH_BASES = new int[29];
  private static final int[] LENGTH_BITS = new int[29];
  private static final int[] DISTANCE_BASES = new int[30];
  private static final int[] DISTANCE_BITS = new int[30];
  private static final HuffmanCode FIXED_LITERALS = fixedLiterals();
  private static final HuffmanCode FIXED_DISTANCES = fixedDistances();

  static {
    int length = 3;
    for (int symbol = 0; symbol < 28; symbol++) {
      LENGTH_BITS[symbol] = symbol < 8 ? 0 : symbol / 4 - 1;
      LENGTH_BASES[symbol] = length;
      for (int i = 0; i < 1 << LENGTH_BITS[symbol] && length < 258; i++) {
        LENGTH_SYMBOLS[length++] = (byte) symbol;
      }
    }
    LENGTH_BASES[28] = 258;
    LENGTH_SYMBOLS[258] = 28;
    int distance = 1;
    for (int symbol = 0; symbol < 30; symbol++) {
      DISTANCE_BITS[symbol] = symbol < 4 ? 0 : symbol / 2 - 1;
      DISTANCE_BASES[symbol] = distance;
      distance += 1 << DISTANCE_BITS[symbol];
    }
  }

  /** Literals as they are; matches as length above distance. */
  private final int[] tokens = new int[CAPACITY];

  private final int[] literalCounts = new int[286];
  private final int[] distanceCounts = new int[30];
  private int size;

  void clear() {
    Arrays.fill(literalCounts, 0);
    Arrays.fill(distanceCounts, 0);
    size = 0;
  }

  /**
   * Whether the block should be written: there is room for those that a match may still put off.
   */
  boolean isFull() {
    return size >= CAPACITY - 300;
  }

  void addLiteral(byte literal) {
    tokens[size++] = literal & 0xff;
    literalCounts[literal & 0xff]++;
  }

  void addMatch(int length, int distance) {
    tokens[size++] = length << 16 | distance;
    literalCounts[257 + LENGTH_SYMBOLS[length]]++;
    distanceCounts[distanceSymbol(distance)]++;
  }

  /** Writes the block; the input is what its tokens stand for. */
  void write(BitOutput output, byte[] input, int offset, int length, boolean last) {
    literalCounts[END_OF_BLOCK] = 1;
    HuffmanCode literals = HuffmanCode.ofFrequencies(literalCounts, 15);
    HuffmanCode distances = HuffmanCode.ofFrequencies(distanceCounts, 15);
    CodeLengths lengths = new CodeLengths(literals, distances);
    long extra = extraBits();
    long dynamic =
        lengths.bits() + literals.cost(literalCounts) + distances.cost(distanceCounts) + extra;
    long fixed = FIXED_LITERALS.cost(literalCounts) + FIXED_DISTANCES.cost(distanceCounts) + extra;
    long stored = 8L * length + 40L * (length / LARGEST_STORED + 1);
    if (stored <= Math.min(dynamic, fixed)) {
      writeStored(output, input, offset, length, last);
    } else if (fixed <= dynamic) {
      output.write((last ? 1 : 0) | 1 << 1, 3);
      writeTokens(output, FIXED_LITERALS, FIXED_DISTANCES);
    } else {
      output.write((last ? 1 : 0) | 2 << 1, 3);
      lengths.write(output);
      writeTokens(output, literals, distances);
    }
  }

  private static void writeStored(
      BitOutput output, byte[] input, int offset, int length, boolean last) {
    int at = 0;
    do {
      int piece = Math.min(LARGEST_STORED, length - at);
      output.write(last && at + piece == length ? 1 : 0, 3);
      output.align();
      output.write(piece, 16);
      output.write(~piece & 0xffff, 16);
      output.write(input, offset + at, piece);
      at += piece;
    } while (at < length);
  }

  private void writeTokens(BitOutput output, HuffmanCode literals, HuffmanCode distances) {
    byte[] literalLengths = literals.lengths();
    int[] literalCodes = literals.codes();
    byte[] distanceLengths = distances.lengths();
    int[] distanceCodes = distances.codes();
    for (int i = 0; i < size; i++) {
      int token = tokens[i];
      int length = token >>> 16;
      if (length == 0) {
        output.write(literalCodes[token], literalLengths[token]);
      } else {
        int symbol = LENGTH_SYMBOLS[length];
        int bits = literalLengths[257 + symbol];
        output.write(
            literalCodes[257 + symbol] | length - LENGTH_BASES[symbol] << bits,
            bits + LENGTH_BITS[symbol]);
        int distance = token & 0xffff;
        int distanceSymbol = distanceSymbol(distance);
        bits = distanceLengths[distanceSymbol];
        output.write(
            distanceCodes[distanceSymbol] | distance - DISTANCE_BASES[distanceSymbol] << bits,
            bits + DISTANCE_BITS[distanceSymbol]);
      }
    }
    output.write(literalCodes[END_OF_BLOCK], literalLengths[END_OF_BLOCK]);
  }

  private long extraBits() {
    long bits = 0;
    for (int symbol = 0; symbol < 29; symbol++) {
      bits += (long) literalCounts[257 + symbol] * LENGTH_BITS[symbol];
    }
    for (int symbol = 0; symbol < 30; symbol++) {
      bits += (long) distanceCounts[symbol] * DISTANCE_BITS[symbol];
    }
    return bits;
  }

  private static int distanceSymbol(int distance) {
    int zeroBased = distance - 1;
    if (zeroBased < 4) {
      return zeroBased;
    }
    int highest = 31 - Integer.numberOfLeadingZeros(zeroBased);
    return 2 * highest + (zeroBased >>> highest - 1 & 1);
  }

  private static HuffmanCode fixedLiterals() {
    byte[] lengths = new byte[288];
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    return HuffmanCode.ofLengths(lengths);
  }

  private static HuffmanCode fixedDistances() {
    byte[] lengths = new byte[30];
    Arrays.fill(lengths, (byte) 5);
    return HuffmanCode.ofLengths(lengths);
  }

  /** The two codes' lengths as a dynamic block begins with them (RFC 1951, 3.2.7). */
  private static final class CodeLengths {

    private final int literalCount;
    private final int distanceCount;
    private final int[] symbols;
    private final int size;
    private final int[] counts = new int[19];
    private final HuffmanCode code;
    private final int codeCount;

    CodeLengths(HuffmanCode literals, HuffmanCode distances) {
      literalCount = used(literals.lengths(), 257);
      distanceCount = used(distances.lengths(), 1);
      byte[] all = new byte[literalCount + distanceCount];
      System.arraycopy(literals.lengths(), 0, all, 0, literalCount);
      System.arraycopy(distances.lengths(), 0, all, literalCount, distanceCount);
      symbols = new int[all.length];
      size = runs(all);
      code = HuffmanCode.ofFrequencies(counts, 7);
      int last = 18;
      while (last > 3 && code.lengths()[LENGTH_ORDER[last]] == 0) {
        last--;
      }
      codeCount = last + 1;
    }

    private static int used(byte[] lengths, int least) {
      int used = lengths.length;
      while (used > least && lengths[used - 1] == 0) {
        used--;
      }
      return used;
    }

    /** Writes runs of equal lengths with the symbols 16, 17 and 18, extra bits above. */
    private int runs(byte[] all) {
      int written = 0;
      int at = 0;
      while (at < all.length) {
        int run = 1;
        while (at + run < all.length && all[at + run] == all[at]) {
          run++;
        }
        int symbol = all[at];
        int left = run;
        if (symbol != 0) {
          symbols[written++] = symbol;
          left--;
        }
        while (left > 0) {
          if (symbol == 0 && left >= 11) {
            int piece = Math.min(138, left);
            symbols[written++] = 18 | piece - 11 << 8;
            left -= piece;
          } else if (symbol == 0 && left >= 3) {
            symbols[written++] = 17 | left - 3 << 8;
            left = 0;
          } else if (symbol != 0 && left >= 3) {
            int piece = Math.min(6, left);
            symbols[written++] = 16 | piece - 3 << 8;
            left -= piece;
          } else {
            symbols[written++] = symbol;
            left--;
          }
        }
        at += run;
      }
      for (int i = 0; i < written; i++) {
        counts[symbols[i] & 0xff]++;
      }
      return written;
    }

    long bits() {
      return 14L
          + 3L * codeCount
          + code.cost(counts)
          + 2L * counts[16]
          + 3L * counts[17]
          + 7L * counts[18];
    }

    void write(BitOutput output) {
      output.write(literalCount - 257, 5);
      output.write(distanceCount - 1, 5);
      output.write(codeCount - 4, 4);
      for (int i = 0; i < codeCount; i++) {
        output.write(code.lengths()[LENGTH_ORDER[i]], 3);
      }
      for (int i = 0; i < size; i++) {
        int symbol = symbols[i] & 0xff;
        output.write(code.codes()[symbol], code.lengths()[symbol]);
        int extra = symbols[i] >>> 8;
        switch (symbol) {
          case 16 -> output.write(extra, 2);
          case 17 -> output.write(extra, 3);
          case 18 -> output.write(extra, 7);
          default -> {
            // A length by itself.
          }
        }
      }
    }
  }
}
