package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Console;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth runtime quickstart shell}: a first runtime.yaml with its environment. */
@Command(
    name = "shell",
    description = "Write a first runtime.yaml, and make its environment on this computer",
    footer = {"", "Example:", "  berth runtime quickstart shell demo --name demo"})
final class QuickstartShellCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "WORKDIR",
      defaultValue = ".",
      description = "Where to write it (default: this folder)")
  Path folder = Path.of(".");

  @Option(
      names = {"-n", "--name"},
      paramLabel = "NAME",
      description = "The name of the runtime (default: the folder's)")
  Optional<String> name = Optional.empty();

  @Option(
      names = {"-p", "--python-env"},
      paramLabel = "MODE",
      completionCandidates = Modes.class,
      description = "What manages the environment: venv or conda (default: venv)")
  Optional<RuntimeSpec.Mode> mode = Optional.empty();

  @Option(
      names = "--python",
      paramLabel = "X.Y",
      defaultValue = "3.11",
      converter = KnownPython.class,
      completionCandidates = KnownPython.class,
      description = "The Python version (default: ${DEFAULT-VALUE})")
  PythonVersion python = PythonVersion.parse("3.11");

  @Option(
      names = {"-dce", "--disable-create-env"},
      description = "Write runtime.yaml only")
  boolean withoutEnvironment;

  @Option(
      names = {"-i", "--interactive"},
      description = "Ask for the name and the mode where they are not given")
  boolean interactive;

  @Option(
      names = {"-f", "--force"},
      description = "Replace a runtime.yaml that is there")
  boolean force;

  /** As runtime.yaml writes them. */
  static final class Modes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(RuntimeSpec.Mode.values())
          .map(mode -> mode.name().toLowerCase(Locale.ROOT))
          .iterator();
    }
  }

  private final Services services;

  QuickstartShellCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    FirstRuntime first = new FirstRuntime(spec.commandLine(), services);
    Path target = first.folder(folder);
    if (!force) {
      FirstRuntime.requireNone(target);
    }
    if (interactive) {
      ask(target);
    }
    RuntimeSpec.Mode chosen = mode.orElse(RuntimeSpec.Mode.VENV);
    if (chosen == RuntimeSpec.Mode.CONDA && !withoutEnvironment) {
      throw new NoCondaEnvironmentException();
    }
    Path file = first.write(target, name, python, chosen, force);
    services.console().out().println(first.shown(file));
    if (withoutEnvironment) {
      services.console().note("next: list what your program needs, then `berth runtime check`");
      return 0;
    }
    new QuickstartEnvironment(services).make(file);
    return 0;
  }

  private void ask(Path target) throws IOException {
    Console console = services.console();
    if (!console.canAsk()) {
      throw new NobodyToAskException("--interactive");
    }
    if (name.isEmpty()) {
      name =
          Optional.of(
              console.ask(
                  "Name of the runtime?",
                  RuntimeTemplate.nameFor(String.valueOf(target.getFileName()))));
    }
    if (mode.isEmpty()) {
      String answer = console.ask("What manages the environment, venv or conda?", "venv");
      mode =
          Optional.of(
              answer.equalsIgnoreCase("conda") ? RuntimeSpec.Mode.CONDA : RuntimeSpec.Mode.VENV);
    }
  }
}
