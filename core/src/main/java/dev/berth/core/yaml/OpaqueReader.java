package dev.berth.core.yaml;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads what belongs to another tool as plain values: texts, numbers, truth values, lists and maps.
 * What is empty is left out.
 */
final class OpaqueReader {

  /** Only an alias to what it stands in is deeper. */
  private static final int MAX_DEPTH = 100;

  private final SourceText source;
  private final Findings findings;

  OpaqueReader(SourceText source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  Map<String, Object> read(MappingNode mapping) {
    return map(mapping, 0);
  }

  private Map<String, Object> map(MappingNode mapping, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (var entry : new MapEntries(mapping, source, findings).all()) {
      value(entry.getValue().value(), depth + 1).ifPresent(value -> map.put(entry.getKey(), value));
    }
    return map;
  }

  private Optional<Object> value(Node node, int depth) {
    SourceExcerpt where = NodePlaces.of(node, source);
    findings.countValue(where);
    if (depth > MAX_DEPTH) {
      findings.add(Problem.of("an alias cannot stand in what it refers to").at(where));
      throw new InvalidSpecException(findings.problems());
    }
    if (node instanceof MappingNode mapping) {
      return Optional.of(map(mapping, depth));
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> items = new ArrayList<>();
      sequence.getValue().forEach(item -> value(item, depth + 1).ifPresent(items::add));
      return Optional.of(items);
    }
    return scalar((ScalarNode) node);
  }

  private static Optional<Object> scalar(ScalarNode node) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return Optional.empty();
    }
    if (tag.equals(Tag.BOOL)) {
      return Optional.of(Boolean.parseBoolean(node.getValue()));
    }
    try {
      return Optional.of(
          tag.equals(Tag.INT)
              ? (Object) Long.parseLong(node.getValue())
              : tag.equals(Tag.FLOAT) ? Double.parseDouble(node.getValue()) : node.getValue());
    } catch (NumberFormatException octalOrInfinite) {
      return Optional.of(node.getValue());
    }
  }
}
