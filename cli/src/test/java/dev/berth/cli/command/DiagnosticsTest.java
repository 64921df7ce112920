package dev.berth.cli.command;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.GoldenCase;
import java.io.IOException;
import java.nio.file.Path;
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

  @TempDir private Path folder;

  static Stream<String> cases() throws IOException {
    return GoldenCase.names(CASES, 20);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areWordedAsExpected(String name) throws IOException {
    GoldenCase golden = GoldenCase.read(CASES.resolve(name + ".txt"));
    Cli cli = new Cli(folder).with("SECRET", "s3cret-value");
    golden.writeFiles(cli.work());

    var result = cli.run("runtime", "check");

    result.exits(1).printsNothing().complains(golden.expected(result.err()));
  }
}
