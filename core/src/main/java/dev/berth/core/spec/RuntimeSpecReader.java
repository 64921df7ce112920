package dev.berth.core.spec;

import dev.berth.core.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads runtime.yaml and the files that belong to its text. Strict: what it does not know or cannot
 * take is an error, and all errors are told at once.
 */
public final class RuntimeSpecReader {

  /** Far more than anyone writes, and nothing to a computer. */
  private static final int MAX_KIBIBYTES = 256;

  private static final String FILE_NAME = "runtime.yaml";
  private static final int SHOWN_PROBLEMS = 100;

  private final Function<String, Optional<String>> variables;

  /**
   * @param variables the environment variables that requirements files may refer to
   */
  public RuntimeSpecReader(Function<String, Optional<String>> variables) {
    this.variables = variables;
  }

  /**
   * Reads this file.
   *
   * @throws InvalidSpecException with everything that is wrong with it
   */
  public RuntimeSpec read(Path file) {
    refuseMissing(file);
    try {
      return readAll(file);
    } catch (InvalidSpecException all) {
      throw new InvalidSpecException(inOrder(all.problems(), file));
    }
  }

  private RuntimeSpec readAll(Path file) {
    SourceText source = new SourceReader(MAX_KIBIBYTES).read(file);
    Node root =
        new YamlParser(source)
            .parse()
            .orElseThrow(
                () ->
                    new InvalidSpecException(
                        List.of(
                            Problem.of("the file says nothing")
                                .at(source.excerpt(1, 1, 1))
                                .because("expected at least a `name`"))));
    Findings findings = new Findings();
    ShapeChecker checker = new ShapeChecker(source, findings);
    Optional<RuntimeSpec> spec =
        checker
            .check(RuntimeShape.ROOT, root)
            .map(Value.MapValue.class::cast)
            .map(content -> map(content, file, checker.positions(), findings));
    if (!findings.isEmpty()) {
      throw new InvalidSpecException(findings.problems());
    }
    return spec.orElseThrow();
  }

  private static void refuseMissing(Path file) {
    if (file.endsWith(FILE_NAME) && Files.notExists(file)) {
      throw new InvalidSpecException(
          List.of(
              Problem.of(
                      "cannot find `"
                          + FILE_NAME
                          + "` in `"
                          + file.toAbsolutePath().getParent()
                          + "`")
                  .hint("write one with `berth runtime init`")));
    }
  }

  private RuntimeSpec map(
      Value.MapValue content, Path file, SourceMap positions, Findings findings) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    List<Dependency> dependencies =
        content
            .list("dependencies")
            .map(
                entries ->
                    new DependencyMapper(new ProjectFolder(folder), variables, findings)
                        .map(entries))
            .orElse(List.of());
    return new RuntimeSpecMapper(content, findings).map(file, dependencies, positions);
  }

  /** The problems of runtime.yaml from top to bottom, then those of the files it names. */
  private static List<Problem> inOrder(List<Problem> problems, Path file) {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(
        Comparator.comparing((Problem problem) -> !isIn(problem, file))
            .thenComparing(
                problem ->
                    isIn(problem, file)
                        ? problem.where().orElseThrow().line() * 1_000_000L
                            + problem.where().orElseThrow().column()
                        : 0));
    if (sorted.size() <= SHOWN_PROBLEMS) {
      return sorted;
    }
    List<Problem> shown = new ArrayList<>(sorted.subList(0, SHOWN_PROBLEMS));
    shown.add(Problem.of((sorted.size() - SHOWN_PROBLEMS) + " more problems are not shown"));
    return shown;
  }

  private static boolean isIn(Problem problem, Path file) {
    return problem.where().map(where -> where.file().equals(file)).orElse(false);
  }
}
