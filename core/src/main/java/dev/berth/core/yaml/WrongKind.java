package dev.berth.core.yaml;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Says that a text stands where a list is wanted, and the like. */
final class WrongKind {

  private WrongKind() {}

  static Problem problem(Node node, ValuePath path, SourceExcerpt where, String expected) {
    Problem problem =
        Problem.of(path.inWords() + " cannot be " + Wording.kindOf(node))
            .at(where)
            .because("expected " + expected);
    return advice(node, expected).map(problem::hint).orElse(problem);
  }

  private static Optional<String> advice(Node node, String expected) {
    if (node instanceof MappingNode && expected.equals("a list")) {
      return Optional.of("begin each entry with `- `");
    }
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isEmpty()) {
      return Optional.empty();
    }
    String text = Wording.shown(scalar.getValue());
    if (!scalar.isPlain()) {
      return expected.startsWith("a whole number") && node.getTag().equals(Tag.STR)
          ? Optional.of("leave out the quotes: `" + text + "`")
          : Optional.empty();
    }
    if (expected.equals("a list")) {
      return Optional.of("put it in brackets: `[" + text + "]`");
    }
    return expected.equals("a text")
        ? Optional.of("put it in quotes: `\"" + text + "\"`")
        : Optional.empty();
  }
}
