package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything {@code berth runtime check} says of a wrong file, word by word. Each case is a file in
 * {@code src/test/resources/…/diagnostics}: the files of a folder behind {@code === NAME}, and what
 * is said behind {@code === stderr}. {@code -Dgolden.update=true} writes what is said now.
 */
class DiagnosticsTest {

  private static final Path CASES =
      Path.of("src", "test", "resources", "dev", "berth", "cli", "command", "diagnostics");
  private static final String MARK = "=== ";
  private static final String STDERR = "stderr";

  @TempDir private Path folder;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList();
      assertThat(names).hasSizeGreaterThan(20);
      return names.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areWordedAsExpected(String name) throws IOException {
    Path source = CASES.resolve(name + ".txt");
    Map<String, String> files = split(Files.readString(source));
    Cli cli = new Cli(folder).with("SECRET", "s3cret-value");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = cli.work().resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getKey().equals(STDERR) ? "" : file.getValue());
    }

    var result = cli.run("runtime", "check");

    if (Boolean.getBoolean("golden.update")) {
      files.put(STDERR, result.err());
      Files.writeString(source, join(files));
    }
    result.exits(1).printsNothing().complains(files.get(STDERR));
  }

  private static Map<String, String> split(String text) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String part : text.split("(?m)^" + MARK)) {
      if (!part.isEmpty()) {
        int end = part.indexOf('\n');
        files.put(part.substring(0, end), part.substring(end + 1));
      }
    }
    return files;
  }

  private static String join(Map<String, String> files) {
    StringBuilder text = new StringBuilder();
    files.forEach((name, content) -> text.append(MARK).append(name).append('\n').append(content));
    return text.toString();
  }
}
