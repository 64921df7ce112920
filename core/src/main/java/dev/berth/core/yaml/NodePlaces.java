package dev.berth.core.yaml;

import dev.berth.core.SourceExcerpt;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Where the nodes of a YAML tree stand in its text. */
final class NodePlaces {

  private NodePlaces() {}

  /** The node, or what of it stands in its first line. */
  static SourceExcerpt of(Node node, SourceText source) {
    Mark start = node.getStartMark().orElseThrow();
    Mark end = node.getEndMark().orElseThrow();
    int line = start.getLine() + 1;
    String text = source.line(line);
    int points = text.codePointCount(0, text.length());
    int last =
        end.getLine() == start.getLine()
            ? end.getColumn()
            : text.stripTrailing().codePointCount(0, text.stripTrailing().length());
    int column = Math.min(start.getColumn(), points) + 1;
    return source.excerpt(line, column, Math.max(1, last - start.getColumn()));
  }

  /**
   * A part of a scalar, counted in code points from 0; all of it when the length is 0, or when
   * escapes and folded lines make its text differ from what stands in the file.
   */
  static SourceExcerpt within(ScalarNode node, SourceText source, int offset, int length) {
    SourceExcerpt whole = of(node, source);
    int quote = node.isPlain() ? 0 : 1;
    int column = whole.column() + quote;
    String line = source.line(whole.line());
    boolean literal =
        line.startsWith(
            node.getValue(), line.offsetByCodePoints(0, Math.min(column - 1, points(line))));
    if (length == 0 || !literal) {
      return whole;
    }
    return source.excerpt(whole.line(), column + offset, length);
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }
}
