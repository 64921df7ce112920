package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.Sizes;
import dev.berth.cli.console.Table;
import dev.berth.cli.option.FormatOption;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.RuntimeLayer;
import dev.berth.core.store.RuntimeName;
import dev.berth.core.store.RuntimeRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code berth runtime info NAME}: all that is known of one version of a runtime. */
@Command(
    name = "info",
    description = "Show a runtime in the store: its tags, its image and the layers of it",
    footer = {"", "Example:", "  berth runtime info demo:v0"})
final class InfoCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      description = "NAME, NAME:TAG, NAME@PREFIX or NAME/version/TAG (default tag: latest)")
  private RuntimeName name;

  @Mixin private FormatOption format;

  private final Services services;

  InfoCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    RuntimeEntry entry = services.store().runtimes().get(name);
    if (format.isJson()) {
      services.console().out().println(Json.write(json(entry)));
    } else {
      print(entry);
    }
    return 0;
  }

  private void print(RuntimeEntry entry) {
    RuntimeRecord runtime = entry.runtime();
    PrintWriter out = services.console().out();
    out.println("name:     " + runtime.name());
    out.println("version:  " + runtime.version());
    out.println("tags:     " + String.join(", ", entry.tags()));
    out.println("created:  " + runtime.created());
    out.println("lock:     " + runtime.lock());
    for (RuntimeImage image : runtime.images()) {
      out.println();
      out.println("image for " + image.platform());
      out.println("  digest:    " + image.manifest().digest());
      out.println("  base:      " + image.base());
      out.println("  python:    " + image.python());
      out.println("  packages:  " + image.packages());
      out.println("  size:      " + Sizes.of(image.size()));
      out.println();
      Table layers = new Table("LAYER", "SIZE", "DIGEST");
      for (RuntimeLayer layer : image.layers()) {
        layers.row(layer.title(), Sizes.of(layer.blob().size()), layer.blob().digest().toString());
      }
      layers.print(out);
    }
  }

  private static Map<String, Object> json(RuntimeEntry entry) {
    RuntimeRecord runtime = entry.runtime();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", runtime.name());
    json.put("version", runtime.version().toString());
    json.put("tags", entry.tags());
    json.put("created", runtime.created().toString());
    json.put("lock", runtime.lock().toString());
    json.put("images", runtime.images().stream().map(InfoCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(RuntimeImage image) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("platform", image.platform().toString());
    json.put("digest", image.manifest().digest().toString());
    json.put("base", image.base());
    json.put("python", image.python());
    json.put("packages", image.packages());
    json.put("size", image.size());
    json.put("layers", image.layers().stream().map(InfoCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(RuntimeLayer layer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", layer.title());
    json.put("mediaType", layer.blob().mediaType());
    json.put("digest", layer.blob().digest().toString());
    json.put("size", layer.blob().size());
    return json;
  }
}
