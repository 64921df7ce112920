package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.core.spec.RuntimeTemplate;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeName;
import dev.berth.core.version.RenamedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth runtime quickstart uri}: a version to go on from, with its environment. */
@Command(
    name = "uri",
    description = "Make the folder of a version again, to go on from, and its environment",
    footer = {"", "Example:", "  berth runtime quickstart uri demo:v1 my-demo --name my-demo"})
final class QuickstartUriCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "URI",
      description = "NAME, NAME:TAG, NAME@PREFIX or NAME/version/TAG")
  @Completes(Candidates.RUNTIMES)
  RuntimeName uri;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "WORKDIR",
      description = "The folder to make (default: ./NAME)")
  Optional<Path> folder = Optional.empty();

  @Option(
      names = {"-n", "--name"},
      paramLabel = "NAME",
      description = "Another name for the runtime in that folder")
  Optional<String> name = Optional.empty();

  @Option(
      names = {"-dr", "--disable-restore"},
      description = "Make the folder only")
  boolean withoutEnvironment;

  @Option(
      names = {"-f", "--force"},
      description = "Put the files among others that are there, in place of those of their names")
  boolean force;

  private final Services services;

  QuickstartUriCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    name.flatMap(RuntimeTemplate::findMistakeInName)
        .ifPresent(
            mistake -> {
              throw new ParameterException(spec.commandLine(), mistake);
            });
    RuntimeEntry entry = services.store().runtimes().get(uri);
    Path target =
        services
            .workingDirectory()
            .resolve(folder.orElseGet(() -> Path.of(name.orElse(uri.name()))))
            .normalize();
    Path file =
        services
            .folderExtractor()
            .extract(services.storedRuntimes().read(entry.runtime()), target, force);
    if (name.isPresent()) {
      RenamedFolder.rename(services.runtimeSpecReader().read(file), name.get());
    }
    String shown = new FirstRuntime(spec.commandLine(), services).shown(file);
    services.console().out().println(shown);
    if (withoutEnvironment) {
      services.console().note("next: berth runtime build " + shown);
      return 0;
    }
    new QuickstartEnvironment(services).make(file);
    return 0;
  }
}
