package dev.berth.core.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Makes raw DEFLATE streams (RFC 1951) whose bytes depend on nothing but the input. The JDK's
 * deflater is whichever zlib the platform brings, and those differ from each other and from release
 * to release; a layer's digest must not.
 *
 * <p>Matches are found with chains of hashed four-byte strings, and a match is put off by one byte
 * when the next one is longer, as zlib does. An instance may be used again and again, by one thread
 * at a time.
 */
public final class DeflateEncoder {

  /** The most bytes that {@link #encode} takes at a time. */
  public static final int MAX_INPUT = 1 << 20;

  private static final int WINDOW = 1 << 15;
  private static final int MIN_MATCH = 4;
  private static final int MAX_MATCH = 258;
  private static final int HASH_BITS = 15;

  /** A match this long is taken at once. */
  private static final int NICE_MATCH = 128;

  /** After a match this long the next position is not tried. */
  private static final int LAZY_BELOW = 32;

  /** How many earlier places are compared at most, and how many once a match is good. */
  private static final int CHAIN = 24;

  private static final int GOOD_MATCH = 16;
  private static final int CHAIN_WHEN_GOOD = 6;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int[] head = new int[1 << HASH_BITS];
  private final int[] previous = new int[WINDOW];
  private final DeflateBlock block = new DeflateBlock();

  /** Added to positions in {@link #head}, so that those of earlier inputs count as none. */
  private int base = 1;

  /** The match that the step before found and put off, or 0. */
  private int pendingLength;

  private int pendingDistance;

  /** Deflates a whole input into one stream. */
  public byte[] encode(byte[] input, int offset, int length) {
    if (length > MAX_INPUT) {
      throw new IllegalArgumentException("at most " + MAX_INPUT + " bytes at a time: " + length);
    }
    if (base > Integer.MAX_VALUE - 2 * MAX_INPUT) {
      Arrays.fill(head, 0);
      base = 1;
    }
    BitOutput output = new BitOutput(Math.max(64, length / 2));
    int end = offset + length;
    int position = offset;
    int blockStart = offset;
    block.clear();
    pendingLength = 0;
    while (position < end) {
      position = step(input, position, offset, end);
      if (block.isFull() && pendingLength == 0) {
        block.write(output, input, blockStart, position - blockStart, position == end);
        block.clear();
        blockStart = position;
      }
    }
    if (pendingLength >= MIN_MATCH) {
      throw new IllegalStateException("a match cannot reach beyond the end");
    }
    if (blockStart < end || length == 0) {
      block.write(output, input, blockStart, end - blockStart, true);
    }
    output.align();
    base += length;
    return output.toByteArray();
  }

  /**
   * Decides about the bytes at one position; returns the next to look at. By itself, and not in the
   * loop, because the JVM would compile that loop again and again while it runs.
   */
  private int step(byte[] input, int position, int start, int end) {
    int shift = base - start;
    int matchLength = 0;
    int matchDistance = 0;
    if (position + MIN_MATCH <= end) {
      int candidate = insert(input, position, shift);
      if (pendingLength < LAZY_BELOW) {
        long found = longest(input, position, end, start, candidate, pendingLength);
        matchLength = (int) (found >>> 32);
        matchDistance = (int) found;
      }
    }
    if (pendingLength >= MIN_MATCH && matchLength <= pendingLength) {
      // The match that began one byte earlier stands.
      block.addMatch(pendingLength, pendingDistance);
      int next = position - 1 + pendingLength;
      insertAll(input, position + 1, Math.min(next, end - MIN_MATCH + 1), shift);
      pendingLength = 0;
      return next;
    }
    if (pendingLength > 0) {
      block.addLiteral(input[position - 1]);
    }
    if (matchLength >= MIN_MATCH) {
      pendingLength = matchLength;
      pendingDistance = matchDistance;
    } else {
      pendingLength = 0;
      block.addLiteral(input[position]);
    }
    return position + 1;
  }

  private void insertAll(byte[] input, int from, int to, int shift) {
    for (int position = from; position < to; position++) {
      insert(input, position, shift);
    }
  }

  /** Makes a position findable; returns the one before with the same hash. */
  private int insert(byte[] input, int position, int shift) {
    int hash = hash(input, position);
    int before = head[hash] - shift;
    previous[position & WINDOW - 1] = before;
    head[hash] = position + shift;
    return before;
  }

  private static int hash(byte[] input, int position) {
    return (int) INTS.get(input, position) * 0x9E3779B1 >>> 32 - HASH_BITS;
  }

  /** The longest match longer than {@code atLeast}: its length above its distance, or 0. */
  private long longest(byte[] input, int position, int end, int start, int candidate, int atLeast) {
    int most = Math.min(MAX_MATCH, end - position);
    int best = Math.max(atLeast, MIN_MATCH - 1);
    if (best >= most) {
      return 0;
    }
    int oldest = Math.max(start, position - WINDOW + 1);
    int nice = Math.min(NICE_MATCH, most);
    int distance = 0;
    int chain = atLeast >= GOOD_MATCH ? CHAIN_WHEN_GOOD : CHAIN;
    int at = candidate;
    while (at >= oldest && chain-- > 0) {
      // The last four bytes of a longer match: most candidates fail here.
      int tail = best - 3;
      if ((int) INTS.get(input, at + tail) == (int) INTS.get(input, position + tail)) {
        int length = common(input, at, position, most);
        if (length > best) {
          best = length;
          distance = position - at;
          if (length >= nice) {
            break;
          }
        }
      }
      int older = previous[at & WINDOW - 1];
      if (older >= at) {
        break;
      }
      at = older;
    }
    return distance == 0 ? 0 : (long) best << 32 | distance;
  }

  private static int common(byte[] input, int a, int b, int most) {
    int length = 0;
    while (length + 8 <= most) {
      long difference = (long) LONGS.get(input, a + length) ^ (long) LONGS.get(input, b + length);
      if (difference != 0) {
        return length + (Long.numberOfTrailingZeros(difference) >>> 3);
      }
      length += 8;
    }
    while (length < most && input[a + length] == input[b + length]) {
      length++;
    }
    return length;
  }
}
