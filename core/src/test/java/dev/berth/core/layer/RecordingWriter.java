package dev.berth.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Content;
import dev.berth.core.io.TarEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers a layer's entries, and holds writers to the rules of layers. */
final class RecordingWriter implements LayerWriter {

  private final Map<String, TarEntry> entries = new LinkedHashMap<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();

  @Override
  public void add(TarEntry entry) {
    String path = entry.path();
    int slash = path.lastIndexOf('/');
    assertThat(entries).as("each path once").doesNotContainKey(path);
    if (slash >= 0) {
      assertThat(entries).as("parents first").containsKey(path.substring(0, slash));
    }
    entries.put(path, entry);
  }

  @Override
  public void add(TarEntry entry, Content content) throws IOException {
    add(entry);
    try (InputStream in = content.open()) {
      byte[] bytes = in.readAllBytes();
      assertThat(bytes.length).as(entry.path()).isEqualTo(entry.size());
      contents.put(entry.path(), bytes);
    }
  }

  @Override
  public void flush() {}

  /** The entries as {@code mode owner path[ -> target]}, in order. */
  List<String> listing() {
    List<String> lines = new ArrayList<>();
    entries
        .values()
        .forEach(
            entry ->
                lines.add(
                    "%04o %d:%d %s%s"
                        .formatted(
                            entry.mode(),
                            entry.userId(),
                            entry.groupId(),
                            entry.path(),
                            switch (entry.type()) {
                              case SYMBOLIC_LINK -> " -> " + entry.linkTarget();
                              case HARD_LINK -> " = " + entry.linkTarget();
                              case DIRECTORY -> "/";
                              case FILE -> "";
                            })));
    return lines;
  }

  boolean has(String path) {
    return entries.containsKey(path);
  }

  TarEntry entry(String path) {
    return entries.get(path);
  }

  byte[] bytes(String path) {
    assertThat(contents).containsKey(path);
    return contents.get(path);
  }

  String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }
}
