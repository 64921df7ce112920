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

/** The keys of one map held against those that we know. */
final class BlockKeys {

  private final Shape.Block shape;
  private final Findings findings;
  private final Map<String, String> spellings = new LinkedHashMap<>();
  private final Set<String> missed = new HashSet<>();

  /** Keys that are not known, or are known by a name that stood already, are reported. */
  BlockKeys(Shape.Block shape, MapEntries found, Findings findings) {
    this.shape = shape;
    this.findings = findings;
    Map<String, SourceExcerpt> places = new LinkedHashMap<>();
    for (var entry : found.all()) {
      String key = entry.getKey();
      String meant = shape.canonical(key);
      SourceExcerpt where = entry.getValue().key();
      if (!shape.fields().containsKey(meant)) {
        unknown(key, where).ifPresent(nearest -> missed.add(shape.canonical(nearest)));
        continue;
      }
      SourceExcerpt first = places.putIfAbsent(meant, where);
      if (first == null) {
        spellings.put(meant, key);
      } else {
        findings.add(
            Problem.of("`" + key + "` and `" + spellings.get(meant) + "` mean the same")
                .at(where)
                .because("`" + spellings.get(meant) + "` is in line " + first.line()));
      }
    }
  }

  /** The keys that are known, each with how it is written here. */
  Map<String, String> known() {
    return spellings;
  }

  /** Reports what is not there, in the order of the documentation. */
  void requireAll(ValuePath path, SourceExcerpt where) {
    for (String key : shape.fields().keySet()) {
      String example = shape.required().get(key);
      if (example != null && !spellings.containsKey(key) && !missed.contains(key)) {
        findings.add(
            Problem.of(path.key(key).quoted() + " is missing")
                .at(where)
                .hint("add `" + example + "`"));
      }
    }
  }

  /** Returns the key that was probably meant. */
  private Optional<String> unknown(String key, SourceExcerpt where) {
    Problem unknown = Problem.of("unknown key `" + Wording.shown(key) + "`").at(where);
    Shape.Advice advice = shape.misplaced().get(key);
    if (advice != null) {
      findings.add(unknown.because(advice.reason()).hint(advice.hint()));
      return Optional.empty();
    }
    List<String> names = new ArrayList<>(shape.fields().keySet());
    names.addAll(shape.aliases().keySet());
    Optional<String> nearest = Suggestion.nearest(key, names);
    findings.add(
        nearest
            .map(name -> unknown.hint("did you mean `" + name + "`?"))
            .orElseGet(() -> unknown.because("expected " + inWords(shape))));
    return nearest;
  }

  /** The keys that a map may have. */
  static String inWords(Shape.Block shape) {
    return Wording.oneOf(List.copyOf(shape.fields().keySet()));
  }
}
