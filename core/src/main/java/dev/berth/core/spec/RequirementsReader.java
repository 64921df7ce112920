package dev.berth.core.spec;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.python.Requirement;
import dev.berth.core.yaml.Findings;
import dev.berth.core.yaml.InvalidSpecException;
import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.SourceText;
import dev.berth.core.yaml.Wording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads a pip requirements file with all it includes ("Requirements File Format" of pip's manual),
 * as far as wheels can meet it. Everything else is reported with its line and what to do instead.
 */
final class RequirementsReader {

  /** Files with a hash for each of many wheels are large, but not larger than this. */
  private static final int MAX_KIBIBYTES = 8 * 1024;

  private final ProjectFiles project;
  private final Function<String, Optional<String>> variables;
  private final Findings findings;

  private final List<Dependency.Located> requirements = new ArrayList<>();
  private final List<Dependency.Located> constraints = new ArrayList<>();
  private final List<String> indexUrls = new ArrayList<>();
  private final Set<String> extraIndexUrls = new LinkedHashSet<>();
  private final Set<String> findLinks = new LinkedHashSet<>();
  private final Set<String> trustedHosts = new LinkedHashSet<>();
  private final SortedMap<String, String> texts = new TreeMap<>();
  private final Set<Inclusion> done = new LinkedHashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  /** A file, and whether it only constrains. */
  private record Inclusion(String path, boolean constraint) {}

  /**
   * A line that says something.
   *
   * @param inclusion the file it stands in
   */
  private record Line(ExpandedLine expanded, Inclusion inclusion, SourceExcerpt place) {

    String text() {
      return expanded.text();
    }

    boolean isComplete() {
      return expanded.values().values().stream().allMatch(Optional::isPresent);
    }

    /** The folder of its file, which relative paths start at: empty, or with a slash behind. */
    String folder() {
      return inclusion.path().substring(0, inclusion.path().lastIndexOf('/') + 1);
    }

    /** The part that is meant, if the line stands in the file as it is read. */
    SourceExcerpt placeOf(Mistake mistake) {
      boolean literal = place.text().filter(line -> line.strip().startsWith(text())).isPresent();
      return literal && mistake.length() > 0
          ? new SourceExcerpt(
              place.file(),
              place.line(),
              place.column() + mistake.offset(),
              place.text(),
              mistake.length())
          : place;
    }
  }

  /**
   * @param variables the environment variables that {@code ${NAME}} refers to
   */
  RequirementsReader(
      ProjectFiles project, Function<String, Optional<String>> variables, Findings findings) {
    this.project = project;
    this.variables = variables;
    this.findings = findings;
  }

  /**
   * Reads the file with this path, which is there.
   *
   * @param where the place in runtime.yaml that names it
   */
  Requirements read(String path, SourceExcerpt where) {
    include(path, false, where);
    return new Requirements(
        requirements,
        constraints,
        indexUrls.isEmpty() ? Optional.empty() : Optional.of(indexUrls.get(indexUrls.size() - 1)),
        List.copyOf(extraIndexUrls),
        List.copyOf(findLinks),
        List.copyOf(trustedHosts),
        texts);
  }

  private void include(String path, boolean constraint, SourceExcerpt where) {
    String name = project.normalize(path);
    if (open.contains(name)) {
      findings.add(
          Problem.of("`" + name + "` includes itself")
              .at(where)
              .because("by way of `" + String.join("` → `", chainFrom(name)) + "`"));
      return;
    }
    if (!done.add(new Inclusion(name, constraint))) {
      return;
    }
    Optional<SourceText> source = readText(name);
    texts.put(name, source.map(SourceText::text).orElse(""));
    if (source.isPresent()) {
      open.addLast(name);
      for (LogicalLine line : LogicalLine.of(source.get().lines())) {
        readLine(
            new Line(
                ExpandedLine.of(line.text(), variables),
                new Inclusion(name, constraint),
                source.get().excerptOfLine(line.number())));
      }
      open.removeLast();
    }
  }

  private Optional<SourceText> readText(String path) {
    try {
      return Optional.of(project.read(path, MAX_KIBIBYTES));
    } catch (InvalidSpecException unreadable) {
      unreadable.problems().forEach(findings::add);
      return Optional.empty();
    }
  }

  private List<String> chainFrom(String name) {
    List<String> chain = new ArrayList<>(open);
    List<String> cycle = new ArrayList<>(chain.subList(chain.indexOf(name), chain.size()));
    cycle.add(name);
    return cycle;
  }

  private void readLine(Line line) {
    findings.countValue(line.place());
    line.expanded()
        .values()
        .forEach(
            (name, value) -> {
              if (value.isEmpty()) {
                report(line, Problem.of("the environment variable `" + name + "` is not set"));
              }
            });
    if (line.isComplete()) {
      if (line.text().startsWith("-")) {
        RequirementsOptions.parse(line.text(), problem -> report(line, problem))
            .forEach(option -> apply(option, line));
      } else {
        requirement(line);
      }
    }
  }

  private void report(Line line, Problem problem) {
    findings.add(
        line.expanded()
            .withoutSecrets(problem.where().isPresent() ? problem : problem.at(line.place())));
  }

  private void requirement(Line line) {
    Optional<Mistake> mistake = RequirementRules.findMistake(line.text());
    if (mistake.isPresent()) {
      report(line, mistake.get().at(line.placeOf(mistake.get())));
      return;
    }
    RequirementLine requirement = RequirementLine.split(line.text());
    boolean constraint = line.inclusion().constraint();
    if (constraint && !Requirement.parse(requirement.requirement()).extras().isEmpty()) {
      report(
          line,
          Problem.of("a constraint cannot have extras: `" + Wording.shown(line.text()) + "`"));
      return;
    }
    (constraint ? constraints : requirements)
        .add(new Dependency.Located(requirement.toString(), line.place()));
  }

  private void apply(RequirementsOptions.Option option, Line line) {
    String value = option.value();
    switch (option.kind()) {
      case REQUIREMENT -> includeFrom(line, value, false);
      case CONSTRAINT -> includeFrom(line, value, true);
      case INDEX_URL -> index(line, value, indexUrls);
      case EXTRA_INDEX_URL -> index(line, value, extraIndexUrls);
      case FIND_LINKS -> findLinks.add(linksFrom(line, value));
      // One text with several hosts is often seen, and pip takes it in its variables.
      case TRUSTED_HOST -> trustedHosts.addAll(List.of(value.strip().split("\\s+")));
    }
  }

  private void index(Line line, String url, Collection<String> urls) {
    TextChecks.address(url)
        .ifPresentOrElse(mistake -> report(line, mistake.at(line.place())), () -> urls.add(url));
  }

  private void includeFrom(Line line, String value, boolean constraint) {
    if (value.contains("://")) {
      report(
          line,
          Problem.of("cannot include an address: `" + Wording.shown(value) + "`")
              .hint("download it, and name the file"));
      return;
    }
    String path = value.startsWith("/") ? value : line.folder() + value;
    project
        .findMistakeInFile(path)
        .ifPresentOrElse(
            mistake -> report(line, mistake.at(line.place())),
            () -> include(path, constraint, line.place()));
  }

  /** pip looks for a relative folder beside the file first, then where it was started. */
  private String linksFrom(Line line, String value) {
    boolean relative = !value.contains("://") && !value.startsWith("/");
    String beside = line.folder() + value;
    return relative && project.findMistake(beside).isEmpty() ? beside : value;
  }
}
