package dev.berth.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.GoldenCase;
import dev.berth.core.BerthException;
import dev.berth.core.UsageException;
import dev.berth.core.function.FunctionReader;
import dev.berth.core.function.FunctionRequest;
import dev.berth.core.function.Note;
import dev.berth.core.function.TaskOptions;
import dev.berth.core.function.TaskOptions.Assignment;
import dev.berth.core.io.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that is said of a wrong function, task, profile or option, word by word, and of those
 * that are taken in another way than their author may think. Each case is a file in {@code
 * src/test/resources/…/function}; its {@code options} are read as {@code --set} and {@code --env}
 * are.
 */
class FunctionDiagnosticsTest {

  private static final Path CASES =
      Path.of("src", "test", "resources", "dev", "berth", "cli", "console", "function");

  @TempDir private Path folder;

  static Stream<String> cases() throws IOException {
    return GoldenCase.names(CASES, 15);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areWordedAsExpected(String name) throws IOException {
    GoldenCase golden = GoldenCase.read(CASES.resolve(name + ".txt"));
    golden.writeFiles(folder);

    String said = read(golden).replace(folder.toString(), "FOLDER");

    assertThat(said).isEqualTo(golden.expected(said));
  }

  private String read(GoldenCase golden) {
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            new Environment(Map.of()),
            false);
    try {
      FunctionRequest request =
          new FunctionReader(variable -> Optional.empty(), folder)
              .read(folder.resolve("function.yaml"), file(golden, "task.yaml"), options(golden));
      ProblemRenderer renderer = new ProblemRenderer(console.style());
      for (Note note : request.notes()) {
        renderer.render("warning", note.problem(), console.err(), folder);
      }
    } catch (BerthException failure) {
      int code = new ErrorRenderer(console, folder).render(failure);
      assertThat(code).isEqualTo(failure instanceof UsageException ? 2 : 1);
    }
    return err.toString();
  }

  private Optional<Path> file(GoldenCase golden, String name) {
    return golden.has(name) ? Optional.of(folder.resolve(name)) : Optional.empty();
  }

  private TaskOptions options(GoldenCase golden) {
    List<Assignment> assignments =
        golden.lines("options").stream()
            .map(line -> line.split(" ", 2))
            .map(
                words ->
                    words[0].equals("--env")
                        ? Assignment.of("--env", "envs", words[1])
                        : Assignment.set(words[1]))
            .toList();
    return new TaskOptions(assignments, Optional.empty(), file(golden, "profile.yaml"));
  }
}
