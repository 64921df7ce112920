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
import org.snakeyaml.engine.v2.nodes.NodeTuple;
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
    return check(shape, root, ValuePath.ROOT);
  }

  /**
   * One value alone.
   *
   * @param name what messages call it
   */
  public Optional<Value> check(Shape shape, Node node, String name) {
    return check(shape, node, ValuePath.named(name));
  }

  private Optional<Value> check(Shape shape, Node node, ValuePath path) {
    SourceExcerpt where = NodePlaces.of(node, source);
    if (shape instanceof Shape.Either either) {
      return checkEither(either, node, path, where);
    }
    if (shape instanceof Shape.ByKey choice) {
      return check(chosen(choice, node), node, path);
    }
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
    if (shape instanceof Shape.Whole number) {
      return checkWhole(number, node, path, where);
    }
    if (shape instanceof Shape.Truth) {
      return checkTruth(node, path, where);
    }
    if (shape instanceof Shape.Opaque) {
      return checkOpaque(node, path, where);
    }
    throw new IllegalStateException("no check for " + shape.getClass());
  }

  private Optional<Value> checkText(
      Shape.Text shape, Node node, ValuePath path, SourceExcerpt where) {
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
      Shape.Sequence shape, Node node, ValuePath path, SourceExcerpt where) {
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

  private Optional<Value> checkEither(
      Shape.Either either, Node node, ValuePath path, SourceExcerpt where) {
    Optional<Shape> fitting =
        either.shapes().stream().filter(shape -> isOfKind(shape, node)).findFirst();
    if (fitting.isEmpty()
        || fitting.get() instanceof Shape.Text text
            && !isSpelledAs(text.spelling(), node.getTag())) {
      findings.countValue(where);
      return wrongKind(node, path, where, either.expected());
    }
    return check(fitting.get(), node, path);
  }

  private static boolean isOfKind(Shape shape, Node node) {
    if (node instanceof ScalarNode) {
      return shape instanceof Shape.Text
          || shape instanceof Shape.Whole
          || shape instanceof Shape.Truth;
    }
    return node instanceof SequenceNode
        ? shape instanceof Shape.Sequence
        : shape instanceof Shape.Block
            || shape instanceof Shape.Dictionary
            || shape instanceof Shape.Opaque;
  }

  private static Shape.Block chosen(Shape.ByKey choice, Node node) {
    boolean has =
        node instanceof MappingNode mapping
            && mapping.getValue().stream()
                .map(NodeTuple::getKeyNode)
                .anyMatch(
                    key -> key instanceof ScalarNode text && text.getValue().equals(choice.key()));
    return has ? choice.with() : choice.without();
  }

  private Optional<Value> checkWhole(
      Shape.Whole shape, Node node, ValuePath path, SourceExcerpt where) {
    if (!node.getTag().equals(Tag.INT)) {
      return wrongKind(node, path, where, shape.inWords());
    }
    String text = ((ScalarNode) node).getValue();
    try {
      long number = Long.parseLong(text);
      if (number >= shape.least() && number <= shape.most()) {
        return Optional.of(new Value.NumberValue(number, where));
      }
    } catch (NumberFormatException octalOrHuge) {
      // It is a number, and none that is wanted here.
    }
    return wrongKind(node, path, where, shape.inWords());
  }

  private Optional<Value> checkTruth(Node node, ValuePath path, SourceExcerpt where) {
    return node.getTag().equals(Tag.BOOL)
        ? Optional.of(
            new Value.TruthValue(((ScalarNode) node).getValue().equalsIgnoreCase("true"), where))
        : wrongKind(node, path, where, "`true` or `false`");
  }

  private Optional<Value> checkBlock(
      Shape.Block shape, Node node, ValuePath path, SourceExcerpt where) {
    if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
      return wrongKind(node, path, where, "a map with " + BlockKeys.inWords(shape));
    }
    if (mapping.getValue().isEmpty() && !shape.mayBeEmpty()) {
      findings.add(
          Problem.of(path.inWords() + " cannot be an empty map")
              .at(where)
              .because("expected " + BlockKeys.inWords(shape)));
      return Optional.empty();
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    MapEntries found = new MapEntries(mapping, source, findings);
    BlockKeys keys = new BlockKeys(shape, found, findings);
    keys.known()
        .forEach(
            (key, written) ->
                check(shape.fields().get(key), found.value(written), path.key(written))
                    .ifPresent(checked -> entries.put(key, checked)));
    keys.requireAll(path, where);
    return Optional.of(new Value.MapValue(entries, where));
  }

  private Optional<Value> checkDictionary(
      Shape.Dictionary shape, Node node, ValuePath path, SourceExcerpt where) {
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

  private Optional<Value> checkOpaque(Node node, ValuePath path, SourceExcerpt where) {
    if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
      return wrongKind(node, path, where, "a map");
    }
    return Optional.of(
        new Value.OpaqueValue(new OpaqueReader(source, findings).read(mapping), where));
  }

  private Optional<Value> wrongKind(
      Node node, ValuePath path, SourceExcerpt where, String expected) {
    findings.add(WrongKind.problem(node, path, where, expected));
    return Optional.empty();
  }
}
