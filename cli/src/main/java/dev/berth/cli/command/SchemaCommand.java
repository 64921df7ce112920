package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code berth schema}: what editors need to help with the files that people write. */
@Command(
    name = "schema",
    description = {
      "Print the JSON Schema of runtime.yaml, or of another file, for editors",
      "%nWith the YAML extension of an editor: `berth schema > runtime.schema.json`, and"
          + " `# yaml-language-server: $schema=runtime.schema.json` as the first line of"
          + " runtime.yaml."
    },
    footer = {"", "Example:", "  berth schema > runtime.schema.json"})
final class SchemaCommand implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "runtime, function or task (default: runtime)")
  SchemaFile file = SchemaFile.RUNTIME;

  private final Services services;

  SchemaCommand(Services services) {
    this.services = services;
  }

  @Override
  public void run() {
    services.console().out().println(Json.write(file.document()));
  }
}
