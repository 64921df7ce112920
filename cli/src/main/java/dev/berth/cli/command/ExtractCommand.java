package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.core.lock.StoredRuntime;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth runtime extract NAME}: the folder that a version was built from, made again. */
@Command(
    name = "extract",
    description = {
      "Make the folder of a version again: runtime.yaml, its lock, requirements, wheels, files",
      "%nBuilding there with --locked makes the same version. Passwords that requirements files"
          + " had in the clear were not kept."
    },
    footer = {"", "Example:", "  berth runtime extract demo:v1 --target-dir demo-v1"})
final class ExtractCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      description = "NAME, NAME:TAG or NAME@PREFIX (default tag: latest)")
  RuntimeName name;

  @Option(
      names = "--target-dir",
      paramLabel = "DIR",
      description = "The folder to make (default: ./NAME)")
  Optional<Path> targetDir = Optional.empty();

  @Option(
      names = {"-f", "--force"},
      description = "Put the files among others that are there, in place of those of their names")
  boolean force;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  ExtractCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    RuntimeEntry entry = services.store().runtimes().get(name);
    StoredRuntime stored = services.storedRuntimes().read(entry.runtime());
    Path folder =
        services.workingDirectory().resolve(targetDir.orElseGet(() -> Path.of(name.name())));
    Path yaml = services.folderExtractor().extract(stored, folder, force);
    if (format.isJson()) {
      services.console().out().println(Json.write(json(entry, stored, yaml)));
    } else {
      services.console().out().println(shown(yaml.getParent()));
      services.console().note("next: berth runtime build --locked " + shown(toBuild(yaml)));
    }
    return 0;
  }

  /** The folder is enough where runtime.yaml has its usual name. */
  private static Path toBuild(Path yaml) {
    return yaml.endsWith("runtime.yaml") ? yaml.getParent() : yaml;
  }

  private String shown(Path path) {
    Path here = services.workingDirectory();
    return path.startsWith(here) && !path.equals(here)
        ? here.relativize(path).toString()
        : path.toString();
  }

  private static Map<String, Object> json(RuntimeEntry entry, StoredRuntime stored, Path yaml) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", entry.runtime().name());
    json.put("version", entry.runtime().version().toString());
    json.put("folder", yaml.getParent().toString());
    json.put("runtimeYaml", yaml.toString());
    json.put("files", stored.sources().files().size());
    return json;
  }
}
