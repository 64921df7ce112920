package dev.berth.core.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads what {@link FlowYaml} writes, and only that. A reader of all of YAML takes longer for a
 * large lock than most commands take for the rest; it is asked when anything is unusual here, and
 * to say what is wrong. The nodes do not know their places.
 */
final class FlowYamlReader {

  private final String text;
  private int at;

  private FlowYamlReader(String text) {
    this.text = text;
  }

  /** The document; nothing when something is written as we would not write it. */
  static Optional<Node> read(String text) {
    FlowYamlReader reader = new FlowYamlReader(text);
    try {
      while (text.startsWith("#", reader.at)) {
        reader.at = reader.endOfLine() + 1;
      }
      Node root = reader.block(0);
      return reader.at == text.length() ? Optional.of(root) : Optional.empty();
    } catch (IllegalArgumentException unusual) {
      return Optional.empty();
    }
  }

  /** A map or a list whose lines begin with so many spaces. */
  private Node block(int indent) {
    return text.startsWith("- ", at + indent) ? list(indent) : map(indent);
  }

  private Node list(int indent) {
    List<Node> elements = new ArrayList<>();
    while (isAt(indent) && text.startsWith("- ", at + indent)) {
      at += indent + 2;
      elements.add(value('\n'));
      skip("\n");
    }
    return new SequenceNode(Tag.SEQ, elements, FlowStyle.BLOCK);
  }

  private Node map(int indent) {
    List<NodeTuple> entries = new ArrayList<>();
    while (isAt(indent)) {
      at += indent;
      Node key = key();
      Node value;
      if (text.startsWith("\n", at)) {
        at++;
        value = block(indent + 2);
      } else {
        skip(" ");
        value = value('\n');
        skip("\n");
      }
      entries.add(new NodeTuple(key, value));
    }
    if (entries.isEmpty()) {
      throw unusual();
    }
    return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
  }

  /** Whether the next line begins with exactly so many spaces. */
  private boolean isAt(int indent) {
    for (int i = at; i < at + indent; i++) {
      if (i >= text.length() || text.charAt(i) != ' ') {
        return false;
      }
    }
    return at + indent < text.length() && text.charAt(at + indent) != ' ';
  }

  private Node key() {
    int colon = text.indexOf(':', at);
    if (colon < 0) {
      throw unusual();
    }
    Node key = plain(text.substring(at, colon));
    at = colon + 1;
    return key;
  }

  /**
   * @param end behind a text without quotes, beside {@code ,} and {@code &#125;} in a map on one
   *     line
   */
  private Node value(char end) {
    if (text.startsWith("{", at)) {
      return flow();
    }
    if (text.startsWith("\"", at)) {
      return quoted();
    }
    int start = at;
    while (at < text.length()
        && text.charAt(at) != end
        && !(end == '}' && text.charAt(at) == ',')) {
      at++;
    }
    return plain(text.substring(start, at));
  }

  private Node flow() {
    List<NodeTuple> entries = new ArrayList<>();
    skip("{");
    while (true) {
      Node key = key();
      skip(" ");
      entries.add(new NodeTuple(key, value('}')));
      if (text.startsWith("}", at)) {
        at++;
        return new MappingNode(Tag.MAP, entries, FlowStyle.FLOW);
      }
      skip(", ");
    }
  }

  private Node quoted() {
    int close = text.indexOf('"', at + 1);
    int escape = text.indexOf('\\', at + 1);
    if (close < 0 || escape >= 0 && escape < close || close > endOfLine()) {
      // Rare enough to leave it to the other reader.
      throw unusual();
    }
    String value = text.substring(at + 1, close);
    at = close + 1;
    return new ScalarNode(Tag.STR, value, ScalarStyle.DOUBLE_QUOTED);
  }

  private static Node plain(String value) {
    if (!FlowYaml.isPlain(value) && !isNumber(value) && !value.equals("true")) {
      throw unusual();
    }
    return new ScalarNode(Tag.STR, value, ScalarStyle.PLAIN);
  }

  private static boolean isNumber(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return !value.isEmpty();
  }

  private void skip(String expected) {
    if (!text.startsWith(expected, at)) {
      throw unusual();
    }
    at += expected.length();
  }

  private int endOfLine() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private static IllegalArgumentException unusual() {
    return new IllegalArgumentException("not as we write it");
  }
}
