package dev.berth.core.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** How messages name what was found and what was expected. */
public final class Wording {

  private static final int SHOWN = 60;

  private Wording() {}

  /** The texts as alternatives. */
  public static String oneOf(List<String> texts) {
    if (texts.size() == 1) {
      return "`" + texts.get(0) + "`";
    }
    return texts.size() == 2
        ? "`" + texts.get(0) + "` or `" + texts.get(1) + "`"
        : "one of `" + String.join("`, `", texts) + "`";
  }

  /** What a node is. */
  static String kindOf(Node node) {
    if (node instanceof MappingNode) {
      return node.getTag().equals(Tag.MAP) ? "a map" : "a map with the tag " + tag(node);
    }
    if (node instanceof SequenceNode) {
      return node.getTag().equals(Tag.SEQ) ? "a list" : "a list with the tag " + tag(node);
    }
    String text = "`" + shown(((ScalarNode) node).getValue()) + "`";
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return "empty";
    }
    if (tag.equals(Tag.BOOL)) {
      return "the truth value " + text;
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return "the number " + text;
    }
    return tag.equals(Tag.STR)
        ? "the text " + text
        : "the value " + text + " with the tag " + tag(node);
  }

  private static String tag(Node node) {
    return "`" + shown(node.getTag().getValue().replace("tag:yaml.org,2002:", "!!")) + "`";
  }

  /** A text in a message: one line, not long, without passwords. */
  public static String shown(String text) {
    String masked = SourceText.hide(text);
    String line = masked.lines().findFirst().orElse("");
    int end = Math.min(line.length(), SHOWN);
    return line.substring(0, end) + (end < masked.length() ? "…" : "");
  }
}
