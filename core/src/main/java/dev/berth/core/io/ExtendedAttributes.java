package dev.berth.core.io;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The extended attributes of a file (xattr(7)): bytes by name, such as the capabilities that {@code
 * setcap} gives a program. Two are equal when they have the same bytes.
 */
public final class ExtendedAttributes {

  /** What nearly all files have. */
  public static final ExtendedAttributes NONE = new ExtendedAttributes(new TreeMap<>());

  /** By name; of each value, every character is one byte: so they can be compared. */
  private final SortedMap<String, String> values;

  private ExtendedAttributes(SortedMap<String, String> values) {
    this.values = values;
  }

  /** These and one more, which replaces one of its name. */
  public ExtendedAttributes with(String name, byte[] value) {
    if (name.isEmpty() || name.indexOf('=') >= 0) {
      throw new IllegalArgumentException("no name of an attribute in a tar: `" + name + "`");
    }
    SortedMap<String, String> more = new TreeMap<>(values);
    more.put(name, new String(value, StandardCharsets.ISO_8859_1));
    return new ExtendedAttributes(more);
  }

  /** Their full names: {@code security.capability}. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(values.keySet()));
  }

  /** The bytes of one, when it is there. */
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(values.get(name))
        .map(value -> value.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtendedAttributes that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** The names alone. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
