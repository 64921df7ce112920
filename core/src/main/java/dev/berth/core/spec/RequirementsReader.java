package dev.berth.core.spec;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.python.Requirement;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a pip requirements file with all it includes ("Requirements File Format" of pip's manual),
 * as far as wheels can meet it. Everything else is reported with its line and what to do instead.
 */
final class RequirementsReader {

  /** Files with a hash for each of many wheels are large, but not larger than this. */
  private static final int MAX_KIBIBYTES = 16 * 1024;

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)\\}");

  private final ProjectFolder project;
  private final Function<String, Optional<String>> variables;
  private final Findings findings;

  private final List<Dependency.Located> requirements = new ArrayList<>();
  private final List<Dependency.Located> constraints = new ArrayList<>();
  private final List<String> indexUrls = new ArrayList<>();
  private final Set<String> extraIndexUrls = new LinkedHashSet<>();
  private final Set<String> findLinks = new LinkedHashSet<>();
  private final Set<String> trustedHosts = new LinkedHashSet<>();
  private final Set<String> files = new TreeSet<>();
  private final Set<Inclusion> done = new LinkedHashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  /** A file, and whether it only constrains. */
  private record Inclusion(String path, boolean constraint) {}

  /**
   * @param variables the environment variables that {@code ${NAME}} refers to
   */
  RequirementsReader(
      ProjectFolder project, Function<String, Optional<String>> variables, Findings findings) {
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
        List.copyOf(files));
  }

  private void include(String path, boolean constraint, SourceExcerpt where) {
    Path file = project.resolve(path);
    String name = project.relativize(file);
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
    files.add(name);
    open.addLast(name);
    try {
      SourceText source = new SourceReader(MAX_KIBIBYTES).read(file);
      for (LogicalLine line : LogicalLine.of(source.lines())) {
        SourceExcerpt place = source.excerptOfLine(line.number());
        expandVariables(line.text(), place)
            .ifPresent(text -> readLine(text, name, constraint, place));
      }
    } catch (InvalidSpecException unreadable) {
      findings.addAll(unreadable.problems());
    } finally {
      open.removeLast();
    }
  }

  private List<String> chainFrom(String name) {
    List<String> chain = new ArrayList<>(open);
    List<String> cycle = new ArrayList<>(chain.subList(chain.indexOf(name), chain.size()));
    cycle.add(name);
    return cycle;
  }

  private Optional<String> expandVariables(String line, SourceExcerpt place) {
    boolean complete = true;
    StringBuilder expanded = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(line);
    while (matcher.find()) {
      Optional<String> value = variables.apply(matcher.group(1));
      if (value.isEmpty()) {
        findings.add(
            Problem.of("the environment variable `" + matcher.group(1) + "` is not set").at(place));
        complete = false;
      }
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(value.orElse("")));
    }
    matcher.appendTail(expanded);
    return complete ? Optional.of(expanded.toString()) : Optional.empty();
  }

  private void readLine(String text, String file, boolean constraint, SourceExcerpt place) {
    if (text.startsWith("-")) {
      RequirementsOptions.parse(text, place, findings)
          .forEach(option -> apply(option, file, place));
    } else {
      requirement(text, constraint, place);
    }
  }

  private void requirement(String text, boolean constraint, SourceExcerpt place) {
    Optional<Mistake> mistake = RequirementRules.findMistake(text);
    if (mistake.isPresent()) {
      boolean literal = place.text().filter(line -> line.strip().startsWith(text)).isPresent();
      findings.add(
          mistake
              .get()
              .at(
                  literal && mistake.get().length() > 0
                      ? new SourceExcerpt(
                          place.file(),
                          place.line(),
                          place.column() + mistake.get().offset(),
                          place.text(),
                          mistake.get().length())
                      : place));
      return;
    }
    String line = RequirementLine.split(text).toString();
    if (constraint
        && !Requirement.parse(RequirementLine.split(text).requirement()).extras().isEmpty()) {
      findings.add(
          Problem.of("a constraint cannot have extras: `" + Wording.shown(text) + "`").at(place));
      return;
    }
    (constraint ? constraints : requirements).add(new Dependency.Located(line, place));
  }

  private void apply(RequirementsOptions.Option option, String file, SourceExcerpt place) {
    switch (option.kind()) {
      case REQUIREMENT -> includeFrom(file, option.value(), false, place);
      case CONSTRAINT -> includeFrom(file, option.value(), true, place);
      case INDEX_URL -> index(option.value(), indexUrls, place);
      case EXTRA_INDEX_URL -> index(option.value(), extraIndexUrls, place);
      case FIND_LINKS -> findLinks.add(linksFrom(file, option.value()));
      case TRUSTED_HOST -> trustedHosts.add(option.value());
    }
  }

  private void index(String url, Collection<String> urls, SourceExcerpt place) {
    TextChecks.address(url)
        .ifPresentOrElse(mistake -> findings.add(mistake.at(place)), () -> urls.add(url));
  }

  private void includeFrom(String file, String value, boolean constraint, SourceExcerpt place) {
    if (value.contains("://")) {
      findings.add(
          Problem.of("cannot include an address: `" + Wording.shown(value) + "`")
              .at(place)
              .hint("download it, and name the file"));
      return;
    }
    String path = value.startsWith("/") ? value : folderOf(file) + value;
    project
        .findMistakeInFile(path)
        .ifPresentOrElse(
            mistake -> findings.add(mistake.at(place)), () -> include(path, constraint, place));
  }

  /** pip looks for a relative folder beside the file first, then where it was started. */
  private String linksFrom(String file, String value) {
    boolean relative = !value.contains("://") && !value.startsWith("/");
    String beside = folderOf(file) + value;
    return relative && project.findMistake(beside).isEmpty() ? beside : value;
  }

  private static String folderOf(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }
}
