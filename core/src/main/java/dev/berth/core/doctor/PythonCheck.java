package dev.berth.core.doctor;

import dev.berth.core.env.FoundInterpreter;
import dev.berth.core.env.Interpreter;
import dev.berth.core.env.InterpreterFinder;
import dev.berth.core.io.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Pythons that environments on this computer can stand on. */
public final class PythonCheck implements Check {

  private static final String SUBJECT = "python";

  /** With more, nobody reads the line. */
  private static final int MOST_WITH_PATHS = 3;

  private final InterpreterFinder finder;
  private final Environment environment;

  public PythonCheck(InterpreterFinder finder, Environment environment) {
    this.finder = finder;
    this.environment = environment;
  }

  @Override
  public List<Finding> findings() {
    List<FoundInterpreter> found = finder.findAll();
    List<Interpreter> usable =
        found.stream().flatMap(one -> one.interpreter().stream()).distinct().toList();
    List<Finding> findings = new ArrayList<>();
    findings.add(usable.isEmpty() ? none(found) : these(usable));
    for (FoundInterpreter one : found) {
      if (one.isBroken()) {
        findings.add(
            Finding.note(
                    SUBJECT,
                    "`" + one.program() + "` is broken: " + one.fault(),
                    "install it again, or remove it")
                .with("program", one.program().toString()));
      }
    }
    return findings;
  }

  private static Finding these(List<Interpreter> usable) {
    boolean few = usable.size() <= MOST_WITH_PATHS;
    String versions =
        usable.stream()
            .map(python -> python.version() + (few ? " at `" + python.executable() + "`" : ""))
            .collect(Collectors.joining(", "));
    return Finding.ok(SUBJECT, few ? versions : versions + " (`--format json` tells where)")
        .with("interpreters", usable.stream().map(PythonCheck::facts).toList());
  }

  private static Map<String, Object> facts(Interpreter python) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("version", python.version());
    facts.put("program", python.executable().toString());
    facts.put("glibc", python.glibc());
    return facts;
  }

  private Finding none(List<FoundInterpreter> found) {
    String others =
        found.stream()
            .filter(one -> !one.isBroken())
            .map(one -> "; `" + one.program() + "` " + one.fault())
            .collect(Collectors.joining());
    return Finding.note(
            SUBJECT,
            "none that an environment on this computer can stand on (images need none)" + others,
            environment.findExecutable("uv").isPresent()
                ? "`uv python install 3.12`"
                : "install `python3` of your distribution")
        .with("interpreters", List.of());
  }
}
