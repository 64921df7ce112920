package dev.berth.core.yaml;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Holds a tree of YAML nodes against a {@link Shape}. What does not fit is reported and left out,
 * so that one look at a file finds all that is wrong with it.
 */
public final class ShapeChecker {

  private final SourceText source;
  private final Findings findings;
  private final Map<String, SourceExcerpt> places = new LinkedHashMap<>();

  public ShapeChecker(SourceText source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  /** Where each value stands that was met. */
  public SourceMap positions() {
    return new SourceMap(places);
  }

  /** The value of the file's root. */
  public Optional<Value> check(Shape shape, Node root) {
    return check(shape, root, Path.ROOT);
  }

  /**
   * Which value is meant.
   *
   * @param pointer its JSON pointer
   * @param name what people call it, or the list it is in: {@code environment.python}
   */
  private record Path(String pointer, String name, boolean isItem) {

    static final Path ROOT = new Path("", "", false);

    Path key(String key) {
      return new Path(
          pointer + "/" + key.replace("~", "~0").replace("/", "~1"),
          name.isEmpty() ? key : name + "." + key,
          false);
    }

    Path item(int index) {
      return new Path(pointer + "/" + index, name, true);
    }

    /** The value in a message. */
    String inWords() {
      return name.isEmpty() ? "the file" : (isItem ? "an entry of `" : "`") + name + "`";
    }
  }

  private Optional<Value> check(Shape shape, Node node, Path path) {
    SourceExcerpt where = NodePlaces.of(node, source);
    places.put(path.pointer(), where);
    findings.countValue(where);
    if (shape instanceof Shape.Text text) {
      return checkText(text, node, path, where);
    }
    if (shape instanceof Shape.Sequence sequence) {
      return checkSequence(sequence, node, path, where);
    }
    if (shape instanceof Shape.Block block) {
      return checkBlock(block, node, path, where);
    }
    if (shape instanceof Shape.Dictionary dictionary) {
      return checkDictionary(dictionary, node, path, where);
    }
    if (shape instanceof Shape.TextOrBlock either) {
      return checkTextOrBlock(either, node, path, where);
    }
    if (shape instanceof Shape.Opaque) {
      return checkOpaque(node, path, where);
    }
    throw new IllegalStateException("no check for " + shape.getClass());
  }

  private Optional<Value> checkText(Shape.Text shape, Node node, Path path, SourceExcerpt where) {
    if (!(node instanceof ScalarNode scalar) || !isSpelledAs(shape.spelling(), scalar.getTag())) {
      return wrongKind(node, path, where, shape.inWords());
    }
    String text = scalar.getValue();
    Optional<Mistake> mistake = shape.findMistake(path.inWords(), text);
    mistake.ifPresent(
        found ->
            findings.add(
                found.at(NodePlaces.within(scalar, source, found.offset(), found.length()))));
    return mistake.isPresent() ? Optional.empty() : Optional.of(new Value.TextValue(text, where));
  }

  private static boolean isSpelledAs(Shape.Spelling spelling, Tag tag) {
    boolean number = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
    return tag.equals(Tag.STR)
        || number && spelling != Shape.Spelling.TEXT
        || tag.equals(Tag.BOOL) && spelling == Shape.Spelling.ANY_SCALAR;
  }

  private Optional<Value> checkSequence(
      Shape.Sequence shape, Node node, Path path, SourceExcerpt where) {
    if (shape.orSingle() && node instanceof ScalarNode) {
      return check(shape.items(), node, path)
          .map(item -> new Value.ListValue(List.of(item), true, where));
    }
    if (!(node instanceof SequenceNode sequence) || !node.getTag().equals(Tag.SEQ)) {
      return wrongKind(node, path, where, shape.orSingle() ? "a text or a list" : "a list");
    }
    List<Value> items = new ArrayList<>();
    int index = 0;
    for (Node item : sequence.getValue()) {
      check(shape.items(), item, path.item(index++)).ifPresent(items::add);
    }
    return Optional.of(new Value.ListValue(items, false, where));
  }

  private Optional<Value> checkTextOrBlock(
      Shape.TextOrBlock shape, Node node, Path path, SourceExcerpt where) {
    if (node instanceof MappingNode mapping && mapping.getValue().isEmpty()) {
      findings.add(
          Problem.of(path.inWords() + " cannot be an empty map")
              .at(where)
              .because("expected " + keysInWords(shape.block())));
      return Optional.empty();
    }
    return node instanceof MappingNode
        ? check(shape.block(), node, path)
        : checkText(shape.text(), node, path, where);
  }

  private Optional<Value> checkBlock(Shape.Block shape, Node node, Path path, SourceExcerpt where) {
    if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
      return wrongKind(node, path, where, "a map with " + keysInWords(shape));
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    Set<String> meant = new HashSet<>();
    MapEntries found = new MapEntries(mapping, source, findings);
    for (var entry : found.all()) {
      String key = entry.getKey();
      Shape field = shape.fields().get(key);
      if (field == null) {
        unknownKey(shape, key, entry.getValue().key()).ifPresent(meant::add);
      } else {
        check(field, entry.getValue().value(), path.key(key))
            .ifPresent(checked -> entries.put(key, checked));
      }
    }
    shape
        .required()
        .forEach(
            (key, example) -> {
              if (!found.has(key) && !meant.contains(key)) {
                findings.add(
                    Problem.of("`" + path.key(key).name() + "` is missing")
                        .at(where)
                        .hint("add `" + example + "`"));
              }
            });
    return Optional.of(new Value.MapValue(entries, where));
  }

  /** Returns the key that was probably meant. */
  private Optional<String> unknownKey(Shape.Block shape, String key, SourceExcerpt where) {
    Problem unknown = Problem.of("unknown key `" + Wording.shown(key) + "`").at(where);
    String advice = shape.retired().get(key);
    if (advice != null) {
      findings.add(unknown.because("it belongs to older files").hint(advice));
      return Optional.empty();
    }
    Optional<String> nearest = Suggestion.nearest(key, shape.fields().keySet());
    findings.add(
        nearest
            .map(name -> unknown.hint("did you mean `" + name + "`?"))
            .orElseGet(() -> unknown.because("expected " + keysInWords(shape))));
    return nearest;
  }

  private static String keysInWords(Shape.Block shape) {
    return Wording.oneOf(List.copyOf(shape.fields().keySet()));
  }

  private Optional<Value> checkDictionary(
      Shape.Dictionary shape, Node node, Path path, SourceExcerpt where) {
    if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
      return wrongKind(node, path, where, "a map");
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    for (var entry : new MapEntries(mapping, source, findings).all()) {
      String key = entry.getKey();
      Optional<Mistake> mistake = shape.keys().findMistake("a key of " + path.inWords(), key);
      mistake.ifPresent(found -> findings.add(found.at(entry.getValue().key())));
      Optional<Value> checked = check(shape.values(), entry.getValue().value(), path.key(key));
      if (mistake.isEmpty()) {
        checked.ifPresent(text -> entries.put(key, text));
      }
    }
    return Optional.of(new Value.MapValue(entries, where));
  }

  private Optional<Value> checkOpaque(Node node, Path path, SourceExcerpt where) {
    if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
      return wrongKind(node, path, where, "a map");
    }
    return Optional.of(
        new Value.OpaqueValue(new OpaqueReader(source, findings).read(mapping), where));
  }

  private Optional<Value> wrongKind(Node node, Path path, SourceExcerpt where, String expected) {
    Problem problem =
        Problem.of(path.inWords() + " cannot be " + Wording.kindOf(node))
            .at(where)
            .because("expected " + expected);
    findings.add(advice(node, expected).map(problem::hint).orElse(problem));
    return Optional.empty();
  }

  private static Optional<String> advice(Node node, String expected) {
    if (node instanceof MappingNode && expected.equals("a list")) {
      return Optional.of("begin each entry with `- `");
    }
    if (!(node instanceof ScalarNode scalar) || !scalar.isPlain() || scalar.getValue().isEmpty()) {
      return Optional.empty();
    }
    String text = Wording.shown(scalar.getValue());
    if (expected.equals("a list")) {
      return Optional.of("put it in brackets: `[" + text + "]`");
    }
    return expected.equals("a text")
        ? Optional.of("put it in quotes: `\"" + text + "\"`")
        : Optional.empty();
  }
}
