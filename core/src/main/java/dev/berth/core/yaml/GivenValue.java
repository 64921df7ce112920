package dev.berth.core.yaml;

import dev.berth.core.SourceExcerpt;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value that stands on the command line and not in a file, held against the same table. Its
 * places are those in its own text.
 */
public final class GivenValue {

  private final SourceText source;

  /**
   * @param option the option that has it: {@code --set}
   * @param text the value as it was typed
   */
  public GivenValue(String option, String text) {
    this.source = new SourceText(Path.of(option), text);
  }

  /**
   * The text as it is: one scalar, whatever stands in it.
   *
   * @param name what messages call it
   */
  public Optional<Value> literal(Shape shape, String name, Findings findings) {
    return new ShapeChecker(source, findings).check(shape, scalar(shape), name);
  }

  /**
   * The value that YAML reads: {@code [{name: data, mountPath: /data}]}.
   *
   * @param name what messages call it
   * @throws InvalidSpecException when it is not YAML
   */
  public Optional<Value> yaml(Shape shape, String name, Findings findings) {
    return new YamlParser(source)
        .parse()
        .flatMap(node -> new ShapeChecker(source, findings).check(shape, node, name));
  }

  /** All of it. */
  public SourceExcerpt place() {
    String line = source.line(1);
    return source.excerpt(1, 1, Math.max(1, line.codePointCount(0, line.length())));
  }

  private Node scalar(Shape shape) {
    boolean text = !(shape instanceof Shape.Whole) && !(shape instanceof Shape.Truth);
    Tag tag =
        text
            ? Tag.STR
            : LoadSettings.builder()
                .build()
                .getSchema()
                .getScalarResolver()
                .resolve(source.text(), true);
    return new ScalarNode(
        tag,
        true,
        source.text(),
        ScalarStyle.PLAIN,
        Optional.of(mark(0)),
        Optional.of(mark(place().length())));
  }

  private static Mark mark(int column) {
    return new Mark("option", column, 0, column, new int[0], 0);
  }
}
