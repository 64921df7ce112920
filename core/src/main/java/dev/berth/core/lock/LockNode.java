package dev.berth.core.lock;

import dev.berth.core.SourceExcerpt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a lock file, which knows where it stands and says so when it is not what it should be.
 */
final class LockNode {

  private final Node node;
  private final Path file;
  private final List<String> lines;
  private final Set<String> read = new HashSet<>();
  private @Nullable Map<String, LockNode> entries;

  LockNode(Node node, Path file, List<String> lines) {
    this.node = node;
    this.file = file;
    this.lines = lines;
  }

  private LockNode child(Node value) {
    return new LockNode(value, file, lines);
  }

  LockException damaged(String fault) {
    return LockException.damaged(place(), fault);
  }

  SourceExcerpt place() {
    return place(file, lines, node.getStartMark());
  }

  static SourceExcerpt place(Path file, List<String> lines, Optional<Mark> mark) {
    int line = mark.map(Mark::getLine).orElse(0);
    int column = mark.map(Mark::getColumn).orElse(0);
    Optional<String> text = line < lines.size() ? Optional.of(lines.get(line)) : Optional.empty();
    return new SourceExcerpt(file, line + 1, column + 1, text, 1);
  }

  /** The entries of a map in the order of the file. */
  Map<String, LockNode> entries() {
    if (entries == null) {
      entries = readEntries();
    }
    return entries;
  }

  private Map<String, LockNode> readEntries() {
    if (!(node instanceof MappingNode mapping)) {
      throw damaged("expected a map");
    }
    Map<String, LockNode> found = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      LockNode key = child(tuple.getKeyNode());
      if (found.put(key.text(), child(tuple.getValueNode())) != null) {
        throw key.damaged("`" + key.text() + "` is there twice");
      }
    }
    return found;
  }

  /** The value of a key of a map. */
  Optional<LockNode> find(String key) {
    read.add(key);
    return Optional.ofNullable(entries().get(key));
  }

  LockNode get(String key) {
    return find(key).orElseThrow(() -> damaged("`" + key + "` is missing"));
  }

  /** Makes sure that the map has no other keys than those that were asked for. */
  void nothingElse() {
    entries()
        .forEach(
            (key, value) -> {
              if (!read.contains(key)) {
                throw value.damaged("`" + key + "` is unknown");
              }
            });
  }

  /** Each element of a list; none when the key is not there. */
  <T> List<T> list(String key, Function<LockNode, T> reader) {
    Optional<LockNode> list = find(key);
    if (list.isEmpty()) {
      return List.of();
    }
    if (!(list.get().node instanceof SequenceNode sequence)) {
      throw list.get().damaged("expected a list");
    }
    List<T> values = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      values.add(reader.apply(child(element)));
    }
    return values;
  }

  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw damaged("expected a text");
    }
    return scalar.getValue();
  }

  String text(String key) {
    return get(key).text();
  }

  Optional<String> findText(String key) {
    return find(key).map(LockNode::text);
  }

  long size(String key) {
    LockNode size = get(key);
    return size.value(
        "a number of bytes",
        text -> {
          long bytes = Long.parseLong(text);
          if (bytes < 0) {
            throw new IllegalArgumentException();
          }
          return bytes;
        });
  }

  boolean flag(String key) {
    return find(key)
        .map(
            flag ->
                flag.value(
                    "`true`",
                    text -> {
                      if (!text.equals("true")) {
                        throw new IllegalArgumentException();
                      }
                      return true;
                    }))
        .orElse(false);
  }

  /** The value that a parser makes of this text. */
  <T> T value(String expected, Function<String, T> parser) {
    String text = text();
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw damaged("`" + text + "` is not " + expected);
    }
  }
}
