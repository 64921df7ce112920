package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.core.spec.RuntimeSchema;
import picocli.CommandLine.Command;

/** {@code berth schema}: what editors need to help with runtime.yaml. */
@Command(
    name = "schema",
    description = {
      "Print the JSON Schema of runtime.yaml, for editors",
      "%nWith the YAML extension of an editor: `berth schema > runtime.schema.json`, and"
          + " `# yaml-language-server: $schema=runtime.schema.json` as the first line of"
          + " runtime.yaml."
    },
    footer = {"", "Example:", "  berth schema > runtime.schema.json"})
final class SchemaCommand implements Runnable {

  private final Services services;

  SchemaCommand(Services services) {
    this.services = services;
  }

  @Override
  public void run() {
    services.console().out().println(Json.write(RuntimeSchema.document()));
  }
}
