package dev.berth.core.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What extended headers say of the next members (POSIX.1-2001, "pax Extended Header"). */
final class PaxRecords {

  /** What programs put before the name of an extended attribute. */
  static final String ATTRIBUTE = "SCHILY.xattr.";

  private static final String SPARSE = "GNU.sparse.";

  private final Map<String, byte[]> values;

  private PaxRecords(Map<String, byte[]> values) {
    this.values = values;
  }

  static PaxRecords none() {
    return new PaxRecords(new HashMap<>());
  }

  /** A copy, which can get more records. */
  PaxRecords copy() {
    return new PaxRecords(new HashMap<>(values));
  }

  /**
   * Adds the records {@code length key=value\n} of a header.
   *
   * @throws IOException when it has something else
   */
  void add(byte[] header) throws IOException {
    int start = 0;
    while (start < header.length && header[start] != 0) {
      int space = indexOf(header, ' ', start);
      long length = decimal(new String(header, start, space - start, StandardCharsets.UTF_8));
      int equals = indexOf(header, '=', space);
      if (length <= equals - start || length > header.length - start) {
        throw broken();
      }
      int end = start + (int) length;
      if (header[end - 1] != '\n') {
        throw broken();
      }
      values.put(
          new String(header, space + 1, equals - space - 1, StandardCharsets.UTF_8),
          Arrays.copyOfRange(header, equals + 1, end - 1));
      start = end;
    }
  }

  /** The text of a record; nothing also when it says that what others said does not hold. */
  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key))
        .filter(value -> value.length > 0)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  /** The number that a record says, or else this one. */
  long number(String key, long otherwise) throws IOException {
    Optional<String> text = text(key);
    return text.isPresent() ? decimal(text.get()) : otherwise;
  }

  boolean isOfSparseFile() {
    return values.keySet().stream().anyMatch(key -> key.startsWith(SPARSE));
  }

  ExtendedAttributes attributes() {
    ExtendedAttributes attributes = ExtendedAttributes.NONE;
    for (Map.Entry<String, byte[]> record : values.entrySet()) {
      String key = record.getKey();
      if (key.startsWith(ATTRIBUTE) && key.length() > ATTRIBUTE.length()) {
        attributes = attributes.with(key.substring(ATTRIBUTE.length()), record.getValue());
      }
    }
    return attributes;
  }

  private static int indexOf(byte[] bytes, char wanted, int from) throws IOException {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    throw broken();
  }

  private static long decimal(String text) throws IOException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw broken();
    }
  }

  private static IOException broken() {
    return new IOException("not a tar archive: an extended header is broken");
  }
}
