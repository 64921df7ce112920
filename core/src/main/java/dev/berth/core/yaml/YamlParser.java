package dev.berth.core.yaml;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML 1.2 text as a tree of nodes that know their places. Syntax only: what the values mean is
 * none of its business. A syntax error ends the reading, so there is one at most.
 */
public final class YamlParser {

  /** The tree is built by recursion, and no file of ours is nested so deep. */
  private static final int MAX_DEPTH = 50;

  private static final Pattern RESERVED =
      Pattern.compile("found character '(.)' that cannot start any token");

  private static final Pattern ALIAS = Pattern.compile("found undefined alias (.*)");

  private final SourceText source;
  private final LoadSettings settings;

  public YamlParser(SourceText source) {
    this.source = source;
    this.settings =
        LoadSettings.builder()
            .setLabel("yaml")
            .setUseMarks(true)
            .setAllowNonScalarKeys(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
  }

  /**
   * The one document of the text; empty when it says nothing.
   *
   * @throws InvalidSpecException when the text is not one YAML document
   */
  public Optional<Node> parse() {
    return documents(1).stream().findFirst();
  }

  /**
   * All documents of the text, in their order.
   *
   * @throws InvalidSpecException when the text is not YAML
   */
  public List<Node> parseAll() {
    return documents(Integer.MAX_VALUE);
  }

  private List<Node> documents(int most) {
    refuseUnprintable();
    try {
      checkEvents(most);
      List<Node> documents = new ArrayList<>();
      new Compose(settings).composeAllFromString(source.text()).forEach(documents::add);
      return documents;
    } catch (MarkedYamlEngineException e) {
      throw failure(syntaxError(e));
    } catch (YamlEngineException e) {
      String reason = Optional.ofNullable(e.getMessage()).orElse("it cannot be parsed");
      throw failure(
          Problem.of("not valid YAML").at(source.excerpt(1, 1, 1)).because(firstLine(reason)));
    }
  }

  /** Counts what the tree would need before it is built. */
  private void checkEvents(int mostDocuments) {
    int depth = 0;
    int documents = 0;
    for (Event event : new Parse(settings).parseString(source.text())) {
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        throw failure(
            Problem.of("lists and maps are nested too deep")
                .at(place(event.getStartMark()))
                .because("at most " + MAX_DEPTH + " levels are read"));
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (event instanceof DocumentStartEvent && ++documents > mostDocuments) {
        throw failure(
            Problem.of("a second YAML document begins")
                .at(place(event.getStartMark()))
                .because("expected one document in the file"));
      }
    }
  }

  private void refuseUnprintable() {
    for (int line = 1; line <= source.lines().size(); line++) {
      int[] points = source.line(line).codePoints().toArray();
      for (int i = 0; i < points.length; i++) {
        if (!isPrintable(points[i])) {
          throw failure(
              Problem.of(String.format("the character U+%04X cannot stand in YAML", points[i]))
                  .at(source.excerpt(line, i + 1, 1)));
        }
      }
    }
  }

  /** {@code c-printable} of YAML 1.2.2, section 5.1, without the ends of lines. */
  private static boolean isPrintable(int c) {
    return c == '\t'
        || c >= 0x20 && c <= 0x7E
        || c == 0x85
        || c >= 0xA0 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }

  private Problem syntaxError(MarkedYamlEngineException failure) {
    SourceExcerpt place = place(failure.getProblemMark().or(failure::getContextMark));
    if (source.charAt(place.line(), place.column()) == '\t') {
      return Problem.of("a tab cannot indent").at(place).hint("use spaces");
    }
    Problem error =
        Problem.of("not valid YAML")
            .at(place)
            .because(
                inWords(Optional.ofNullable(failure.getProblem()).orElse("it cannot be parsed")));
    return Optional.ofNullable(failure.getContext())
        .filter(context -> !context.isEmpty() && !isAt(failure.getContextMark(), place))
        .flatMap(
            context ->
                failure
                    .getContextMark()
                    .map(
                        mark ->
                            error.because(
                                context + " that begins in line " + (mark.getLine() + 1))))
        .orElse(error);
  }

  /** What the parser says of its tokens, for those who see text. */
  private static String inWords(String problem) {
    if (problem.startsWith("expected <block end>")) {
      return "the indentation does not fit the lines above";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "a `:` cannot stand here: the text needs quotes, or the indentation is wrong";
    }
    if (problem.endsWith("end of stream")
        || problem.endsWith("<stream end>'")
        || problem.endsWith("<stream end>")) {
      return "the file ends too early";
    }
    Matcher reserved = RESERVED.matcher(problem);
    if (reserved.lookingAt()) {
      return "a text that begins with `" + reserved.group(1) + "` needs quotes";
    }
    Matcher alias = ALIAS.matcher(problem);
    if (alias.matches()) {
      return "there is no anchor `&%s` for the alias `*%s`"
          .formatted(alias.group(1), alias.group(1));
    }
    return problem;
  }

  private SourceExcerpt place(Optional<Mark> mark) {
    return mark.map(m -> source.excerpt(m.getLine() + 1, m.getColumn() + 1, 1))
        .orElseGet(() -> source.excerpt(1, 1, 1));
  }

  private static boolean isAt(Optional<Mark> mark, SourceExcerpt place) {
    return mark.filter(m -> m.getLine() + 1 == place.line() && m.getColumn() + 1 == place.column())
        .isPresent();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static InvalidSpecException failure(Problem problem) {
    return new InvalidSpecException(List.of(problem));
  }
}
