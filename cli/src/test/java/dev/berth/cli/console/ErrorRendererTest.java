package dev.berth.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.UsageException;
import dev.berth.core.io.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorRendererTest {

  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(
          new PrintWriter(new StringWriter()),
          new PrintWriter(err, true),
          new Environment(Map.of()),
          false);
  private final ErrorRenderer renderer = new ErrorRenderer(console, Path.of("/home/ada/demo"));

  @Test
  void showsWhatWhereWhyAndWhatNow() {
    SourceExcerpt where =
        new SourceExcerpt(
            Path.of("/home/ada/demo/runtime.yaml"), 7, 3, Optional.of("\tä dependancies: []"), 12);

    int code =
        renderer.render(
            new Failure(
                List.of(
                    Problem.of("unknown key `dependancies`")
                        .at(where)
                        .because("only known keys are read\nall of them")
                        .hint("did you mean `dependencies`?"),
                    Problem.of("second"))));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            """
            error: unknown key `dependancies`
             --> runtime.yaml:7:3
              |
            7 | \tä dependancies: []
              | \t ^^^^^^^^^^^^
              caused by: only known keys are read
                all of them

            hint: did you mean `dependencies`?

            error: second
            """);
  }

  @Test
  void showsOnlyAWindowOfALongLine() {
    SourceExcerpt where =
        new SourceExcerpt(
            Path.of("a.yaml"), 1, 5001, Optional.of("x".repeat(5000) + "!" + "y".repeat(5000)), 1);

    renderer.render(new Failure(List.of(Problem.of("bad").at(where))));

    assertThat(err.toString())
        .contains("1 | " + "x".repeat(49) + "!" + "y".repeat(50) + "\n")
        .contains("  | " + " ".repeat(49) + "^\n");
  }

  @Test
  void keepsControlCharactersOfOthersFromTheTerminal() {
    renderer.render(new Failure(List.of(Problem.of("bad \u001b[31mred"))));

    assertThat(err.toString()).isEqualTo("error: bad \uFFFD[31mred\n");
  }

  @Test
  void wordsAFailureOfTheFileSystem() {
    int code = renderer.render(new NoSuchFileException("/nowhere"));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("error: cannot use `/nowhere`\n  caused by: no such file or folder\n");
  }

  @Test
  void wordsAnyOtherFailureOfInputOrOutput() {
    renderer.render(new IOException("no space left on device"));

    assertThat(err.toString())
        .isEqualTo("error: cannot read or write\n  caused by: no space left on device\n");
  }

  @Test
  void callsABugABugAndNamesTheTrace() throws IOException {
    int code = renderer.render(new IllegalStateException("impossible"));

    assertThat(code).isEqualTo(70);
    assertThat(err.toString())
        .matches(
            "error: this is a bug in berth \\(IllegalStateException\\); please report it with `.*\\.log`\n");
    Path log = Path.of(err.toString().replaceAll("(?s).*with `(.*)`.*", "$1"));
    assertThat(log).content().contains("impossible", "ErrorRendererTest");
    java.nio.file.Files.delete(log);
  }

  @Test
  void tellsWrongUsageByItsCode() {
    assertThat(renderer.render(new Misunderstood(List.of(Problem.of("what?"))))).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("error: what?\n");
  }

  private static final class Misunderstood extends UsageException {
    private static final long serialVersionUID = 1L;

    Misunderstood(List<Problem> problems) {
      super(problems);
    }
  }

  private static final class Failure extends BerthException {
    private static final long serialVersionUID = 1L;

    Failure(List<Problem> problems) {
      super(problems, null);
    }
  }
}
