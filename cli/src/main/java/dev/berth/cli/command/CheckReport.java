package dev.berth.cli.command;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.spec.RuntimeSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a check of a runtime.yaml found, in a line for people or as maps for programs. */
final class CheckReport {

  private final Path file;
  private final Path workingDirectory;

  CheckReport(Path file, Path workingDirectory) {
    this.file = file;
    this.workingDirectory = workingDirectory;
  }

  String summary(RuntimeSpec spec) {
    int dependencies = spec.dependencies().size();
    return "ok: `"
        + shown(file)
        + "` describes the runtime `"
        + spec.name()
        + "`"
        + spec.environment().python().map(python -> " with Python " + python).orElse("")
        + spec.environment().os().map(os -> " on " + os).orElse("")
        + ": "
        + dependencies
        + (dependencies == 1 ? " dependency" : " dependencies");
  }

  Map<String, Object> answer(RuntimeSpec spec) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("file", shown(file));
    answer.put("ok", true);
    answer.put("name", spec.name());
    answer.put("problems", List.of());
    answer.put("notSupportedYet", facts(spec.notSupportedYet()));
    return answer;
  }

  Map<String, Object> answer(List<Problem> problems) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("file", shown(file));
    answer.put("ok", false);
    answer.put("problems", facts(problems));
    return answer;
  }

  private List<Map<String, Object>> facts(List<Problem> problems) {
    return problems.stream().map(this::facts).toList();
  }

  private Map<String, Object> facts(Problem problem) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("message", problem.message());
    problem
        .where()
        .ifPresent(
            where -> {
              facts.put("file", shown(where.file()));
              facts.put("line", where.line());
              facts.put("column", where.column());
              facts.put("length", where.length());
            });
    facts.put("causes", problem.causes());
    problem.hint().ifPresent(hint -> facts.put("hint", hint));
    return facts;
  }

  /** The problem with its file named as the user sees it. */
  Problem relative(Problem problem) {
    return problem
        .where()
        .map(
            where ->
                problem.at(
                    new SourceExcerpt(
                        Path.of(shown(where.file())),
                        where.line(),
                        where.column(),
                        where.text(),
                        where.length())))
        .orElse(problem);
  }

  private String shown(Path path) {
    return path.startsWith(workingDirectory)
        ? workingDirectory.relativize(path).toString()
        : path.toString();
  }
}
