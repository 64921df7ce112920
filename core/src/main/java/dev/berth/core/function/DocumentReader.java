package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Findings;
import dev.berth.core.yaml.InvalidSpecException;
import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.ShapeChecker;
import dev.berth.core.yaml.SourceReader;
import dev.berth.core.yaml.SourceText;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.YamlParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the files of a function, whatever is wrong with the one before. */
final class DocumentReader {

  /** A function's file may hold its source code. */
  private static final int MAX_KIBIBYTES = 1024;

  private final Function<Path, SourceText> texts;
  private final Findings findings;

  /** A reader of files. */
  DocumentReader(Findings findings) {
    this(new SourceReader(MAX_KIBIBYTES)::read, findings);
  }

  /**
   * A reader of texts from wherever they come.
   *
   * @param texts the text that stands under a file's name
   */
  DocumentReader(Function<Path, SourceText> texts, Findings findings) {
    this.texts = texts;
    this.findings = findings;
  }

  /** The one map of a file, or findings and nothing. */
  Optional<MapValue> read(Path file, Shape shape, String example) {
    try {
      SourceText source = texts.apply(file);
      Optional<Node> root = new YamlParser(source).parse();
      if (root.isEmpty()) {
        findings.add(nothing(source, example));
      }
      return root.flatMap(node -> new ShapeChecker(source, findings).check(shape, node))
          .map(MapValue.class::cast);
    } catch (InvalidSpecException unreadable) {
      unreadable.problems().forEach(findings::add);
      return Optional.empty();
    }
  }

  /** A profile: a document of ours, and objects of Kubernetes behind it. */
  Optional<ProfileFile> readProfile(Path file) {
    try {
      SourceText source = texts.apply(file);
      List<Node> documents = new YamlParser(source).parseAll();
      if (documents.isEmpty()) {
        findings.add(nothing(source, "id"));
        return Optional.empty();
      }
      ShapeChecker checker = new ShapeChecker(source, findings);
      Optional<MapValue> values =
          checker.check(ProfileShape.PROFILE, documents.get(0)).map(MapValue.class::cast);
      List<ProfileSpec.Template> templates = new ArrayList<>();
      for (Node document : documents.subList(1, documents.size())) {
        checker
            .check(ProfileShape.TEMPLATE, document)
            .map(MapValue.class::cast)
            .ifPresent(template -> templates.add(template(template)));
      }
      return values.map(
          found ->
              new ProfileFile(
                  new ProfileSpec(
                      found.string("id").orElse(""),
                      found.string("name"),
                      found.string("description"),
                      templates),
                  found));
    } catch (InvalidSpecException unreadable) {
      unreadable.problems().forEach(findings::add);
      return Optional.empty();
    }
  }

  private static ProfileSpec.Template template(MapValue values) {
    return new ProfileSpec.Template(values.string("kind").orElse(""), values.plain());
  }

  private static Problem nothing(SourceText source, String example) {
    return Problem.of("the file says nothing")
        .at(source.excerpt(1, 1, 1))
        .because("expected at least `" + example + "`");
  }
}
