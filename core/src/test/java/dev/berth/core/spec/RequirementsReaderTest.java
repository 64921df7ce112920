package dev.berth.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.berth.core.Problem;
import dev.berth.core.yaml.InvalidSpecException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirements files as pip's manual describes them ("Requirements File Format"). */
class RequirementsReaderTest {

  private static final String HASH = "--hash=sha256:" + "0123456789abcdef".repeat(4);

  @TempDir private Path folder;
  private SpecFolder files;

  @BeforeEach
  void setUp() {
    files = new SpecFolder(folder);
  }

  private Requirements read(String requirements) {
    RuntimeSpec spec =
        files
            .with("requirements.txt", requirements)
            .read("name: demo\ndependencies:\n  - requirements.txt\n");
    return ((Dependency.RequirementsFile) spec.dependencies().get(0)).requirements();
  }

  private List<Problem> refuse(String requirements) {
    var problems = new ArrayList<Problem>();
    assertThatExceptionOfType(InvalidSpecException.class)
        .isThrownBy(() -> read(requirements))
        .satisfies(e -> problems.addAll(e.problems()));
    return problems;
  }

  private static List<String> values(List<Dependency.Located> located) {
    return located.stream().map(Dependency.Located::value).toList();
  }

  @Nested
  class Lines {

    @Test
    void areRequirements() {
      assertThat(
              values(
                  read("""
                          numpy
                          requests [security] >= 2.8.1, == 2.8.* ; python_version < "3.13"

                          torch @ https://example.org/torch-2.0-py3-none-any.whl#sha256=00
                          """)
                      .requirements()))
          .containsExactly(
              "numpy",
              "requests [security] >= 2.8.1, == 2.8.* ; python_version < \"3.13\"",
              "torch @ https://example.org/torch-2.0-py3-none-any.whl#sha256=00");
    }

    @Test
    void mayHaveComments() {
      assertThat(
              values(
                  read("# first\n  # second\nnumpy # third\na @ https://x.org/a-1-py3-none-any.whl#x\n")
                      .requirements()))
          .containsExactly("numpy", "a @ https://x.org/a-1-py3-none-any.whl#x");
    }

    @Test
    void mayBeContinued() {
      assertThat(
              values(
                  read("num\\\npy >= \\\n  1\na == 1 \\\n    " + HASH + " \\\n    # why\nb\\")
                      .requirements()))
          .containsExactly("numpy >=   1", "a == 1 " + HASH, "b");
    }

    @Test
    void knowWhereTheyStand() {
      assertThat(read("# x\n\n  \\\n a\r\n\tb\rc").requirements())
          .extracting(
              located -> located.position().file(),
              located -> located.position().line(),
              located -> located.position().column(),
              Dependency.Located::value)
          .containsExactly(
              tuple(folder.resolve("requirements.txt"), 4, 2, "a"),
              tuple(folder.resolve("requirements.txt"), 5, 2, "b"),
              tuple(folder.resolve("requirements.txt"), 6, 1, "c"));
    }

    @Test
    void mayNameEnvironmentVariables() {
      files.withVariable("TOKEN", "s3cret").withVariable("HOST", "example.org");

      Requirements requirements = read("-i https://${TOKEN}@${HOST}/simple\n");

      assertThat(requirements.indexUrl()).contains("https://s3cret@example.org/simple");
    }

    @Test
    void neverShowWhatAVariableHolds() {
      files.withVariable("TOKEN", "s3cret-value");

      assertThat(refuse("-i nope-${TOKEN}\n${TOKEN} x\n"))
          .extracting(Problem::message)
          .containsExactly(
              "not the address of an index: `nope-${TOKEN}`",
              "not a requirement (PEP 508): `${TOKEN} x`");
    }
  }

  @Nested
  class Options {

    @Test
    void sayWherePackagesComeFrom() {
      Requirements requirements =
          read(
              """
              --index-url https://first.example/simple
              -i https://a.example/simple --trusted-host a.example
              --trusted-host 'b.example c.example' --trusted-host="d.example"
              --extra-index-url=https://b.example/simple
              --extra-index-url "https://c.example/simple"
              -f https://d.example/links.html
              --find-links=wheels
              --only-binary :all:
              --prefer-binary
              """);

      assertThat(requirements.indexUrl()).contains("https://a.example/simple");
      assertThat(requirements.extraIndexUrls())
          .containsExactly("https://b.example/simple", "https://c.example/simple");
      assertThat(requirements.findLinks())
          .containsExactly("https://d.example/links.html", "wheels");
      assertThat(requirements.trustedHosts())
          .containsExactly("a.example", "b.example", "c.example", "d.example");
      assertThat(requirements.requirements()).isEmpty();
    }

    @Test
    void nameFoldersBesideTheFile() {
      files.with("sub/base.txt", "-f wheels\n").with("sub/wheels/x", "");

      assertThat(read("-r sub/base.txt\n").findLinks()).containsExactly("sub/wheels");
    }
  }

  @Nested
  class Inclusions {

    @Test
    void startAtTheFileThatIncludes() {
      files
          .with("req/base.txt", "a\n-r ../more.in\n-c pins/all.txt\n")
          .with("more.in", "b\n")
          .with("req/pins/all.txt", "c==1\n");

      Requirements requirements = read("-r req/base.txt\nd\n-rmore.in\n");

      assertThat(values(requirements.requirements())).containsExactly("a", "b", "d");
      assertThat(values(requirements.constraints())).containsExactly("c==1");
      assertThat(requirements.texts().keySet())
          .containsExactly("more.in", "req/base.txt", "req/pins/all.txt", "requirements.txt");
    }

    @Test
    void areReadOnceHoweverOftenTheyAreNamed() {
      for (int i = 0; i < 40; i++) {
        files.with(i + ".txt", ("-r " + (i + 1) + ".txt\n").repeat(2));
      }
      files.with("40.txt", "a\n");

      assertThat(values(read("-r 0.txt\n").requirements())).containsExactly("a");
    }

    @Test
    void mayConstrainAndRequireByTheSameFile() {
      files.with("a.txt", "a==1\n");

      Requirements requirements = read("-r a.txt\n-c a.txt\n");

      assertThat(values(requirements.requirements())).containsExactly("a==1");
      assertThat(values(requirements.constraints())).containsExactly("a==1");
    }

    @Test
    void cannotGoRound() {
      files.with("a.txt", "-r b.txt\n").with("b.txt", "x\n-r a.txt\n");

      assertThat(refuse("-r a.txt\n"))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.message()).isEqualTo("`a.txt` includes itself");
                assertThat(problem.causes())
                    .containsExactly("by way of `a.txt` → `b.txt` → `a.txt`");
                assertThat(problem.where().orElseThrow().location())
                    .isEqualTo(folder.resolve("b.txt") + ":2:1");
              });
    }
  }
}
