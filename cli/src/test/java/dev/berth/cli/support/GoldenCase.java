package dev.berth.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is said of wrong files: a text with the files of a folder behind {@code === NAME}, and what
 * is said behind {@code === stderr}. {@code -Dgolden.update=true} writes what is said now.
 */
public final class GoldenCase {

  private static final String MARK = "=== ";
  private static final String STDERR = "stderr";

  private final Path source;
  private final Map<String, String> parts = new LinkedHashMap<>();

  private GoldenCase(Path source) {
    this.source = source;
  }

  /** The names of the cases in this folder, which are more than this many. */
  public static Stream<String> names(Path folder, int least) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList();
      assertThat(names).hasSizeGreaterThan(least);
      return names.stream();
    }
  }

  public static GoldenCase read(Path source) throws IOException {
    GoldenCase golden = new GoldenCase(source);
    for (String part : Files.readString(source).split("(?m)^" + MARK)) {
      if (!part.isEmpty()) {
        int end = part.indexOf('\n');
        golden.parts.put(part.substring(0, end), part.substring(end + 1));
      }
    }
    return golden;
  }

  public boolean has(String name) {
    return parts.containsKey(name);
  }

  /** The lines of a part, none when it is not there. */
  public List<String> lines(String name) {
    return parts.getOrDefault(name, "").lines().toList();
  }

  public void writeFiles(Path folder) throws IOException {
    for (Map.Entry<String, String> part : parts.entrySet()) {
      if (!part.getKey().equals(STDERR)) {
        Path target = folder.resolve(part.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, part.getValue());
      }
    }
  }

  /**
   * What shall be said.
   *
   * @param said what is said, which is right when the case is to be written anew
   */
  public String expected(String said) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      parts.put(STDERR, said);
      StringBuilder text = new StringBuilder();
      parts.forEach((name, content) -> text.append(MARK).append(name).append('\n').append(content));
      Files.writeString(source, text.toString());
    }
    return parts.get(STDERR);
  }
}
