package dev.berth.core.yaml;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The entries of a YAML map by their keys, which are texts and stand once. */
final class MapEntries {

  /** A value, and where its key stands. */
  record Entry(SourceExcerpt key, Node value) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Keys that are no texts or stand again are reported and left out. */
  MapEntries(MappingNode mapping, SourceText source, Findings findings) {
    for (NodeTuple tuple : mapping.getValue()) {
      SourceExcerpt where = NodePlaces.of(tuple.getKeyNode(), source);
      if (tuple.getKeyNode() instanceof ScalarNode scalar) {
        String key = scalar.getValue();
        Entry first = entries.putIfAbsent(key, new Entry(where, tuple.getValueNode()));
        if (first != null) {
          findings.add(
              Problem.of("the key `" + Wording.shown(key) + "` stands twice")
                  .at(where)
                  .because("it is in line " + first.key().line() + " already"));
        }
      } else {
        findings.add(
            Problem.of("a key cannot be " + Wording.kindOf(tuple.getKeyNode()))
                .at(where)
                .because("expected a text"));
      }
    }
  }

  Set<Map.Entry<String, Entry>> all() {
    return entries.entrySet();
  }

  /** The value of a key that is there. */
  Node value(String key) {
    return entries.get(key).value();
  }
}
