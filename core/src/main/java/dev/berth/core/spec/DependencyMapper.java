package dev.berth.core.spec;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.spec.Dependency.Located;
import dev.berth.core.yaml.Findings;
import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.ListValue;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.TextValue;
import dev.berth.core.yaml.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes dependencies of the entries under {@code dependencies:}, and looks at the files they name.
 */
final class DependencyMapper {

  private final ProjectFiles project;
  private final Function<String, Optional<String>> variables;
  private final Findings findings;
  private final Findings findingsInRequirements;

  /** Where each file goes that is no folder, to find those that would hide another. */
  private final Map<String, SourceExcerpt> destinations = new HashMap<>();

  DependencyMapper(
      ProjectFiles project,
      Function<String, Optional<String>> variables,
      Findings findings,
      Findings findingsInRequirements) {
    this.project = project;
    this.variables = variables;
    this.findings = findings;
    this.findingsInRequirements = findingsInRequirements;
  }

  List<Dependency> map(ListValue entries) {
    List<Dependency> dependencies = new ArrayList<>();
    for (Value entry : entries.items()) {
      if (entry instanceof TextValue path) {
        ofFile(path).ifPresent(dependencies::add);
      } else if (entry instanceof MapValue map) {
        map.entries()
            .forEach(
                (kind, value) -> {
                  boolean alone = map.entries().size() == 1;
                  SourceExcerpt where = alone ? map.where() : value.where();
                  dependencies.add(ofKind(kind, (ListValue) value, where));
                });
      }
    }
    return dependencies;
  }

  private Optional<Dependency> ofFile(TextValue path) {
    Optional<Mistake> mistake = project.findMistakeInFile(path.text());
    if (mistake.isPresent()) {
      findings.add(mistake.get().at(path.where()));
      return Optional.empty();
    }
    boolean requirements = path.text().endsWith(".txt") || path.text().endsWith(".in");
    return Optional.of(
        requirements
            ? new Dependency.RequirementsFile(
                path.text(),
                new RequirementsReader(project, variables, findingsInRequirements)
                    .read(path.text(), path.where()),
                path.where())
            : new Dependency.CondaFile(path.text(), path.where()));
  }

  private Dependency ofKind(String kind, ListValue list, SourceExcerpt where) {
    return switch (kind) {
      case "pip" -> new Dependency.Pip(requirements(list), where);
      case "conda" -> new Dependency.Conda(located(list), where);
      case "wheels" -> new Dependency.Wheels(wheels(list), where);
      case "files" -> new Dependency.Files(files(list), where);
      case "commands" -> new Dependency.Commands(located(list), where);
      case "apt" -> new Dependency.Apt(located(list), where);
      default -> throw new IllegalStateException("the table has no kind `" + kind + "`");
    };
  }

  private static List<Located> located(ListValue list) {
    return list.texts().stream().map(item -> new Located(item.text(), item.where())).toList();
  }

  private static List<Located> requirements(ListValue list) {
    return list.texts().stream()
        .map(item -> new Located(RequirementLine.split(item.text()).toString(), item.where()))
        .toList();
  }

  private List<Located> wheels(ListValue list) {
    for (TextValue path : list.texts()) {
      project
          .findMistakeInFile(path.text())
          .ifPresent(mistake -> findings.add(mistake.at(path.where())));
    }
    return located(list);
  }

  private List<Dependency.FileSpec> files(ListValue list) {
    List<Dependency.FileSpec> files = new ArrayList<>();
    for (Value item : list.items()) {
      MapValue file = (MapValue) item;
      Optional<TextValue> source = file.text("src");
      Optional<TextValue> destination = file.text("dest");
      if (source.isPresent() && destination.isPresent()) {
        destinationOf(source.get(), destination.get())
            .map(
                dest ->
                    new Dependency.FileSpec(
                        source.get().text(), dest, file.string("name"), file.where()))
            .ifPresent(files::add);
      }
    }
    return files;
  }

  /** The destination in its normal form. */
  private Optional<String> destinationOf(TextValue source, TextValue destination) {
    Optional<Mistake> mistake = project.findMistake(source.text());
    if (mistake.isPresent()) {
      findings.add(mistake.get().at(source.where()));
      return Optional.empty();
    }
    if (project.isFolder(source.text())) {
      String folder = DestinationPath.normalize(destination.text());
      refuseLinked(folder, destination);
      return Optional.of(folder);
    }
    String name = source.text().substring(source.text().lastIndexOf('/') + 1);
    String normal = DestinationPath.ofFile(destination.text(), name);
    refuseLinked(normal, destination);
    SourceExcerpt first = destinations.putIfAbsent(normal, destination.where());
    if (first != null) {
      findings.add(
          Problem.of("two files go to `" + Wording.shown(normal) + "`")
              .at(destination.where())
              .because("line " + first.line() + " puts another one there"));
    }
    return Optional.of(normal);
  }

  private void refuseLinked(String path, TextValue destination) {
    DestinationPath.behindLink(path)
        .ifPresent(
            real ->
                findings.add(
                    Problem.of("`" + Wording.shown(path) + "` leads through a link of the base")
                        .at(destination.where())
                        .because("a folder in its place would hide all that is behind the link")
                        .hint("write `" + Wording.shown(real) + "`")));
  }
}
