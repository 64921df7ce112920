package dev.berth.cli.command;

import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How every command writes a version of a runtime for programs. */
final class VersionJson {

  private VersionJson() {}

  static Map<String, Object> of(RuntimeEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", entry.runtime().name());
    json.put("version", entry.runtime().version().toString());
    json.put("tags", entry.tags());
    json.put("platforms", platforms(entry));
    json.put("size", entry.runtime().images().stream().mapToLong(RuntimeImage::size).sum());
    json.put("created", entry.runtime().created().toString());
    return json;
  }

  static List<String> platforms(RuntimeEntry entry) {
    return entry.runtime().images().stream().map(image -> image.platform().toString()).toList();
  }
}
