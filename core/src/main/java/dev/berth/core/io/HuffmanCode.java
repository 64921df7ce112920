package dev.berth.core.io;

import java.util.Arrays;

/**
 * A canonical Huffman code (RFC 1951, 3.2.2): for each symbol its length in bits, 0 when it does
 * not occur, and its code with the bits turned round, since DEFLATE packs codes from their highest
 * bit on.
 */
record HuffmanCode(byte[] lengths, int[] codes) {

  /** The code whose symbols have these lengths. */
  static HuffmanCode ofLengths(byte[] lengths) {
    int[] codes = new int[lengths.length];
    int[] first = firstCodes(lengths);
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        codes[symbol] = Integer.reverse(first[length]++) >>> 32 - length;
      }
    }
    return new HuffmanCode(lengths, codes);
  }

  private static int[] firstCodes(byte[] lengths) {
    int[] counts = new int[16];
    for (byte length : lengths) {
      counts[length]++;
    }
    counts[0] = 0;
    int[] first = new int[16];
    for (int bits = 1; bits < 16; bits++) {
      first[bits] = first[bits - 1] + counts[bits - 1] << 1;
    }
    return first;
  }

  /**
   * A shortest code for these frequencies with no code longer than {@code limit}. At least two
   * symbols get a code, because not every inflater takes fewer.
   */
  static HuffmanCode ofFrequencies(int[] frequencies, int limit) {
    int symbols = frequencies.length;
    int used = 0;
    // Frequency and symbol in one number: sorting is by frequency, then by symbol.
    long[] leaves = new long[Math.max(2, symbols)];
    for (int symbol = 0; symbol < symbols; symbol++) {
      if (frequencies[symbol] > 0) {
        leaves[used++] = (long) frequencies[symbol] << 16 | symbol;
      }
    }
    for (int symbol = 0; used < 2; symbol++) {
      if (frequencies[symbol] == 0) {
        leaves[used++] = 1L << 16 | symbol;
      }
    }
    Arrays.sort(leaves, 0, used);
    int[] counts = limit(depthCounts(leaves, used), limit);
    byte[] lengths = new byte[symbols];
    int leaf = 0;
    for (int bits = limit; bits > 0; bits--) {
      for (int i = 0; i < counts[bits]; i++) {
        lengths[(int) (leaves[leaf++] & 0xffff)] = (byte) bits;
      }
    }
    return ofLengths(lengths);
  }

  /** How many leaves Huffman's tree has at each depth; {@code leaves} are sorted. */
  private static int[] depthCounts(long[] leaves, int used) {
    int nodes = 2 * used - 1;
    long[] weight = new long[nodes];
    int[] parent = new int[nodes];
    for (int i = 0; i < used; i++) {
      weight[i] = leaves[i] >>> 16;
    }
    int leaf = 0;
    int inner = used;
    for (int node = used; node < nodes; node++) {
      for (int child = 0; child < 2; child++) {
        int lightest =
            leaf < used && (inner == node || weight[leaf] <= weight[inner]) ? leaf++ : inner++;
        weight[node] += weight[lightest];
        parent[lightest] = node;
      }
    }
    int[] depth = new int[nodes];
    int[] counts = new int[used + 1];
    for (int node = nodes - 2; node >= 0; node--) {
      depth[node] = depth[parent[node]] + 1;
      if (node < used) {
        counts[depth[node]]++;
      }
    }
    return counts;
  }

  /**
   * Moves leaves that are too deep up to the limit, and pays for each by moving a leaf down from
   * the deepest level that has room, so that the lengths still make a complete code.
   */
  private static int[] limit(int[] counts, int limit) {
    int[] limited = Arrays.copyOf(counts, limit + 1);
    for (int depth = limit + 1; depth < counts.length; depth++) {
      limited[limit] += counts[depth];
    }
    long kraft = 0;
    for (int depth = 1; depth <= limit; depth++) {
      kraft += (long) limited[depth] << limit - depth;
    }
    while (kraft > 1L << limit) {
      int depth = limit - 1;
      while (limited[depth] == 0) {
        depth--;
      }
      limited[depth]--;
      limited[depth + 1] += 2;
      limited[limit]--;
      kraft--;
    }
    return limited;
  }

  /** How many bits these frequencies take with this code. */
  long cost(int[] frequencies) {
    long bits = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      bits += (long) frequencies[symbol] * lengths[symbol];
    }
    return bits;
  }
}
