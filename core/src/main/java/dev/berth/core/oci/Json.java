package dev.berth.core.oci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain values: sorted maps, lists, strings, numbers, booleans and nulls. Written, a value
 * always has the same bytes: keys sorted by UTF-16 units, no spaces, numbers as they were read (RFC
 * 8785 but for floating point numbers, of which images have none).
 */
public final class Json {

  /**
   * Jackson's streams and not its data binding, whose classes take longer to load than a build that
   * has nothing to do.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(200).build())
          .build();

  private Json() {}

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException when the bytes are not JSON, saying where
   */
  public static @Nullable Object read(byte[] json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() == null) {
        throw new IllegalArgumentException("not JSON: it is empty");
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("not JSON: something follows the first value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "not JSON: "
              + e.getOriginalMessage()
              + (e.getLocation() == null
                  ? ""
                  : " (at byte " + e.getLocation().getByteOffset() + ")"),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException when the bytes are anything else
   */
  public static JsonObject readObject(byte[] json) {
    if (read(json) instanceof Map<?, ?> map) {
      return JsonObject.of(map);
    }
    throw new IllegalArgumentException("not a JSON object");
  }

  /**
   * Reads an array of objects.
   *
   * @throws IllegalArgumentException when the bytes are anything else
   */
  public static List<JsonObject> readObjects(byte[] json) {
    if (!(read(json) instanceof List<?> list)) {
      throw new IllegalArgumentException("not a JSON array");
    }
    List<JsonObject> objects = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException("not an array of JSON objects");
      }
      objects.add(JsonObject.of(map));
    }
    return objects;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValueExact();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    SortedMap<String, @Nullable Object> object = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  /**
   * Writes a value of maps with text keys, lists, texts, whole numbers, booleans and nulls.
   *
   * @throws IllegalArgumentException when there is anything else in it
   */
  public static byte[] write(@Nullable Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      writeObject(generator, map);
    } else if (value instanceof Iterable<?> items) {
      generator.writeStartArray();
      for (Object item : items) {
        write(generator, item);
      }
      generator.writeEndArray();
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value instanceof CharSequence text) {
      generator.writeString(text.toString());
    } else {
      writeNumber(generator, value);
    }
  }

  private static void writeObject(JsonGenerator generator, Map<?, ?> map) throws IOException {
    SortedMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put((String) name, value));
    generator.writeStartObject();
    for (Map.Entry<String, @Nullable Object> property : sorted.entrySet()) {
      generator.writeFieldName(property.getKey());
      write(generator, property.getValue());
    }
    generator.writeEndObject();
  }

  private static void writeNumber(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof Integer || value instanceof Long) {
      generator.writeNumber(((Number) value).longValue());
    } else if (value instanceof BigInteger big) {
      generator.writeNumber(big);
    } else if (value instanceof BigDecimal decimal) {
      generator.writeNumber(decimal);
    } else {
      throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
    }
  }
}
