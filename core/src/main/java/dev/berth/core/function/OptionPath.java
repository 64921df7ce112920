package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.Suggestion;
import dev.berth.core.yaml.Findings;
import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that an option sets, found in the table of all that can be set: {@code
 * resources.limits.cpu}. What the user may choose as a key may have dots in it ({@code
 * node_selector.kubernetes.io/arch}).
 *
 * @param keys one below the other, each in the one spelling by which it is known
 * @param shape what the value may be
 */
record OptionPath(List<String> keys, Shape shape) {

  OptionPath {
    keys = List.copyOf(keys);
  }

  /** The value that a text names, or a finding and nothing. */
  static Optional<OptionPath> find(String text, Findings findings) {
    List<String> keys = new ArrayList<>();
    Shape shape = FunctionShape.OPTIONS;
    String rest = text;
    while (!rest.isEmpty() || keys.isEmpty()) {
      Shape within = mapIn(shape);
      if (within instanceof Shape.Dictionary dictionary) {
        Optional<Mistake> mistake =
            dictionary.keys().findMistake("a key of `" + String.join(".", keys) + "`", rest);
        if (mistake.isPresent()) {
          findings.add(withoutPlace(mistake.get()));
          return Optional.empty();
        }
        keys.add(rest);
        return Optional.of(new OptionPath(keys, dictionary.values()));
      }
      if (!(within instanceof Shape.Block block)) {
        findings.add(
            Problem.of("`" + String.join(".", keys) + "` has no keys")
                .because("expected it to be set as a whole"));
        return Optional.empty();
      }
      int dot = rest.indexOf('.');
      String key = dot < 0 ? rest : rest.substring(0, dot);
      Optional<Shape> field = block.field(key);
      if (field.isEmpty()) {
        findings.add(unknown(key, block));
        return Optional.empty();
      }
      keys.add(block.canonical(key));
      shape = field.get();
      rest = dot < 0 ? "" : rest.substring(dot + 1);
    }
    return Optional.of(new OptionPath(keys, shape));
  }

  private static Shape mapIn(Shape shape) {
    if (shape instanceof Shape.Either either) {
      return either
          .ofKind(Shape.Dictionary.class)
          .map(Shape.class::cast)
          .or(() -> either.ofKind(Shape.Block.class))
          .orElse(shape);
    }
    return shape;
  }

  private static Problem unknown(String key, Shape.Block block) {
    Problem problem = Problem.of("unknown key `" + Wording.shown(key) + "`");
    return Suggestion.nearest(key, block.fields().keySet())
        .map(nearest -> problem.hint("did you mean `" + nearest + "`?"))
        .orElseGet(
            () ->
                problem.because("expected " + Wording.oneOf(List.copyOf(block.fields().keySet()))));
  }

  private static Problem withoutPlace(Mistake mistake) {
    return new Problem(mistake.message(), Optional.empty(), mistake.causes(), mistake.hint());
  }

  /** What messages call the value. */
  String name() {
    return String.join(".", keys);
  }

  /** The value inside the maps that lead to it. */
  MapValue wrap(Value value) {
    SourceExcerpt where = value.where();
    MapValue map = new MapValue(Map.of(keys.get(keys.size() - 1), value), where);
    for (int i = keys.size() - 2; i >= 0; i--) {
      map = new MapValue(Map.of(keys.get(i), map), where);
    }
    return map;
  }
}
