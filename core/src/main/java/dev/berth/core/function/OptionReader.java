package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Findings;
import dev.berth.core.yaml.GivenValue;
import dev.berth.core.yaml.InvalidSpecException;
import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.ListValue;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.TextValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Holds options against the table that files are held against. */
final class OptionReader {

  private static final String ENVS = "envs";

  private final Function<String, Optional<String>> variables;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, GivenOption> lists = new LinkedHashMap<>();
  private final List<GivenOption> others = new ArrayList<>();

  /**
   * @param variables the environment variables of this computer, which {@code --env NAME} names
   */
  OptionReader(Function<String, Optional<String>> variables) {
    this.variables = variables;
  }

  /**
   * What each option says.
   *
   * @throws InvalidOptionsException when one says what cannot be
   */
  List<GivenOption> read(TaskOptions options) {
    options.assignments().forEach(this::read);
    options.arguments().ifPresent(this::readArguments);
    if (!problems.isEmpty()) {
      throw new InvalidOptionsException(problems);
    }
    List<GivenOption> all = new ArrayList<>(others);
    all.addAll(lists.values());
    return all;
  }

  private void readArguments(List<String> arguments) {
    GivenValue given = new GivenValue("--", String.join(" ", arguments));
    List<Value> words = new ArrayList<>();
    arguments.forEach(word -> words.add(new TextValue(word, given.place())));
    Value list = new ListValue(words, false, given.place());
    others.add(
        new GivenOption(
            "--", new Origin.Option("--"), new MapValue(Map.of("args", list), given.place())));
  }

  private void read(TaskOptions.Assignment assignment) {
    Findings findings = new Findings();
    try {
      OptionPath.find(assignment.key(), findings)
          .ifPresent(path -> read(assignment, path, findings));
    } catch (InvalidSpecException notYaml) {
      notYaml.problems().forEach(problem -> problems.add(blame(problem, assignment.inWords())));
    }
    findings.problems().forEach(problem -> problems.add(blame(problem, assignment.inWords())));
  }

  private void read(TaskOptions.Assignment assignment, OptionPath path, Findings findings) {
    String option = assignment.option();
    if (path.name().equals(ENVS)
        && assignment.value().indexOf('=') < 0
        && !assignment.mayBeYaml()) {
      readVariable(assignment, findings);
      return;
    }
    GivenValue given = new GivenValue(option, assignment.value());
    Shape shape = withSingles(path.shape());
    Optional<Value> value =
        isYaml(assignment, shape)
            ? yaml(assignment, shape).yaml(shape, path.name(), findings)
            : given.literal(shape, path.name(), findings);
    value.ifPresent(
        found -> {
          GivenOption read =
              new GivenOption(assignment.inWords(), new Origin.Option(option), path.wrap(found));
          if (found instanceof ListValue list && path.keys().size() == 1) {
            collect(path.name(), read, list);
          } else {
            others.add(read);
          }
        });
  }

  /** Each option has one entry of a list, which a file may want brackets around. */
  private static Shape withSingles(Shape shape) {
    return shape instanceof Shape.Sequence list
        ? new Shape.Sequence(list.description(), list.items(), true)
        : shape;
  }

  /** One map of a list of maps needs no brackets either. */
  private static GivenValue yaml(TaskOptions.Assignment assignment, Shape shape) {
    String value = assignment.value();
    return new GivenValue(
        assignment.option(),
        shape instanceof Shape.Sequence && value.startsWith("{") ? "[" + value + "]" : value);
  }

  /** A text is a text, also when it begins like a list. */
  private static boolean isYaml(TaskOptions.Assignment assignment, Shape shape) {
    String value = assignment.value();
    return assignment.mayBeYaml()
        && (value.startsWith("[") || value.startsWith("{"))
        && !(shape instanceof Shape.Text);
  }

  /** Options that stand several times make one list. */
  private void collect(String key, GivenOption option, ListValue list) {
    GivenOption before = lists.get(key);
    if (before == null) {
      lists.put(key, option);
      return;
    }
    ListValue first = (ListValue) before.values().entries().get(key);
    List<Value> items = new ArrayList<>(first.items());
    items.addAll(list.items());
    Value all = new ListValue(items, first.single() && items.size() == 1, first.where());
    lists.put(
        key,
        new GivenOption(
            before.name(), before.origin(), new MapValue(Map.of(key, all), first.where())));
  }

  private void readVariable(TaskOptions.Assignment assignment, Findings findings) {
    String name = assignment.value();
    Optional<String> value = variables.apply(name);
    if (value.isEmpty()) {
      findings.add(
          Problem.of("the environment variable `" + name + "` is not set")
              .hint("write `" + assignment.option() + " " + name + "=VALUE`"));
      return;
    }
    GivenValue given = new GivenValue(assignment.option(), name);
    OptionPath.find(ENVS + "." + name, findings)
        .ifPresent(
            path ->
                others.add(
                    new GivenOption(
                        assignment.option(),
                        new Origin.Variable(assignment.option(), name),
                        path.wrap(new TextValue(value.get(), given.place())))));
  }

  /** A problem in the text of an option has no file to show. */
  static Problem blame(Problem problem, String option) {
    List<String> causes = new ArrayList<>(List.of("given by `" + option + "`"));
    causes.addAll(problem.causes());
    return new Problem(problem.message(), Optional.empty(), causes, problem.hint());
  }
}
