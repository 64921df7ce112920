package dev.berth.core.debian;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One paragraph of a control file (deb822(5)): fields in their order. Names are compared without
 * regard to case; further lines of a value keep the space they start with.
 */
public final class ControlStanza {

  private record Field(String name, String value) {}

  private final Map<String, Field> fields;

  private ControlStanza(Map<String, Field> fields) {
    this.fields = fields;
  }

  /**
   * The paragraphs of a text. Lines that start with {@code #} are comments.
   *
   * @throws IOException when a line is not part of a field
   */
  public static List<ControlStanza> parseAll(String text) throws IOException {
    List<ControlStanza> stanzas = new ArrayList<>();
    forEach(new StringReader(text), stanzas::add);
    return stanzas;
  }

  /**
   * Reads paragraphs one after another, so that an index of a hundred megabytes needs no memory.
   */
  static void forEach(Reader text, Consumer<ControlStanza> consumer) throws IOException {
    BufferedReader reader = new BufferedReader(text, 1 << 16);
    Map<String, Field> fields = new LinkedHashMap<>();
    String name = "";
    StringBuilder value = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("#")) {
        continue;
      }
      boolean blank = line.isBlank();
      if (!blank && Character.isWhitespace(line.charAt(0)) && !name.isEmpty()) {
        value.append('\n').append(line.stripTrailing());
        continue;
      }
      put(fields, name, value);
      name = "";
      value.setLength(0);
      if (blank) {
        if (!fields.isEmpty()) {
          consumer.accept(new ControlStanza(fields));
          fields = new LinkedHashMap<>();
        }
        continue;
      }
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("not a field: `" + line + "`");
      }
      name = line.substring(0, colon);
      value.append(line.substring(colon + 1).strip());
    }
    put(fields, name, value);
    if (!fields.isEmpty()) {
      consumer.accept(new ControlStanza(fields));
    }
  }

  private static void put(Map<String, Field> fields, String name, StringBuilder value) {
    if (!name.isEmpty()) {
      fields.put(name.toLowerCase(Locale.ROOT), new Field(name, value.toString()));
    }
  }

  /** The value of a field, without space around it. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT))).map(Field::value);
  }

  /** All fields by their names as written, in the order of the file. */
  public Map<String, String> fields() {
    Map<String, String> all = new LinkedHashMap<>();
    fields.values().forEach(field -> all.put(field.name(), field.value()));
    return Collections.unmodifiableMap(all);
  }
}
