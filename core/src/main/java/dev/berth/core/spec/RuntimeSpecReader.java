package dev.berth.core.spec;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Findings;
import dev.berth.core.yaml.InvalidSpecException;
import dev.berth.core.yaml.ShapeChecker;
import dev.berth.core.yaml.SourceReader;
import dev.berth.core.yaml.SourceText;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.YamlParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads runtime.yaml and the files that belong to its text. Strict: what it does not know or cannot
 * take is an error, and all errors are told at once.
 */
public final class RuntimeSpecReader {

  /** Far more than anyone writes, and nothing to a computer. */
  private static final int MAX_KIBIBYTES = 256;

  private static final String FILE_NAME = "runtime.yaml";

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
    return read(file, () -> new SourceReader(MAX_KIBIBYTES).read(file));
  }

  /**
   * Reads a text as if this file held it: one that is to be written when all else is well.
   *
   * @throws InvalidSpecException with everything that is wrong with it
   */
  public RuntimeSpec read(Path file, String text) {
    return read(file, () -> new SourceText(file, text));
  }

  private RuntimeSpec read(Path file, Supplier<SourceText> source) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    Findings findings = new Findings();
    return inOrder(file, () -> read(source.get(), new ProjectFolder(folder), findings, findings));
  }

  /**
   * Reads what was kept of a runtime.yaml that was read before. Its folder is not needed.
   *
   * @throws InvalidSpecException when it says what this Berth does not take any more
   */
  public RuntimeSpec read(KeptSpec kept) {
    // What is wrong with requirements that were right can only come from variables, which nobody
    // needs any more once there is a lock.
    Findings ignored = new Findings();
    return inOrder(
        kept.file(),
        () ->
            read(
                new SourceText(kept.file(), kept.texts().yaml()),
                new KeptFolder(kept),
                new Findings(),
                ignored));
  }

  private static RuntimeSpec inOrder(Path file, Supplier<RuntimeSpec> reading) {
    try {
      return reading.get();
    } catch (InvalidSpecException all) {
      throw all.inOrderOf(List.of(file));
    }
  }

  private RuntimeSpec read(
      SourceText source, ProjectFiles project, Findings findings, Findings findingsInRequirements) {
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
    ShapeChecker checker = new ShapeChecker(source, findings);
    DependencyMapper mapper =
        new DependencyMapper(project, variables, findings, findingsInRequirements);
    Optional<RuntimeSpec> spec =
        checker
            .check(RuntimeShape.ROOT, root)
            .map(Value.MapValue.class::cast)
            .map(
                content -> {
                  List<Dependency> dependencies =
                      content.list("dependencies").map(mapper::map).orElse(List.of());
                  return new RuntimeSpecMapper(content, findings)
                      .map(
                          source.file(),
                          dependencies,
                          checker.positions(),
                          texts(source, dependencies));
                });
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

  private static SpecTexts texts(SourceText source, List<Dependency> dependencies) {
    SortedMap<String, String> requirements = new TreeMap<>();
    for (Dependency dependency : dependencies) {
      if (dependency instanceof Dependency.RequirementsFile file) {
        requirements.putAll(file.requirements().texts());
      }
    }
    return new SpecTexts(source.text(), requirements);
  }
}
