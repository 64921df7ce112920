package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.TinyBase;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCommandTest {

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() throws IOException {
    cli = new Cli(folder);
    TinyBase.publish(folder.resolve("origin"), cli.work().resolve("base"));
    Files.writeString(cli.work().resolve("main.py"), "print('hello')\n");
    Files.writeString(
        cli.work().resolve("runtime.yaml"),
        """
        name: demo
        environment:
          docker: {image: "oci:base"}
        dependencies:
          - files: [{src: main.py, dest: main.py}]
        """);
  }

  private CliResult run(String command, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "runtime";
    arguments[1] = command;
    arguments[2] = "--platform=linux/amd64";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return cli.run(arguments);
  }

  @Test
  void answersWithTheDigestAndSaysTheRestBeside() {
    CliResult built = run("build", "--to", "oci:out").exits(0);

    assertThat(built.out()).matches("sha256:[0-9a-f]{64}\n");
    assertThat(built.err())
        .contains("Made layer main.py (")
        .containsPattern("Built demo@[0-9a-f]{12} \\(latest, v0\\) for linux/amd64\n")
        .contains("  layers   2 new, 0 reused, 1 of the base image\n")
        .contains("next: skopeo inspect oci:" + cli.work().resolve("out") + ":latest\n");
  }

  @Test
  void makesNothingAgain() {
    String first = run("build", "--quiet").exits(0).complainsNothing().out();

    CliResult again = run("build").exits(0).prints(first);

    assertThat(again.err()).contains("  layers   0 new, 2 reused, 1 of the base image\n");
  }

  @Test
  void plansWithoutMakingAnything() throws IOException {
    CliResult plan = run("build", "--dry-run", "--quiet").exits(0).complainsNothing();

    assertThat(plan.out())
        .contains("main.py                      -           ")
        .contains("new: not made before")
        .endsWith("3 layers: 2 to make, 0 cached, 1 of the base image\n");
    assertThat(cli.store().resolve("runtimes")).doesNotExist();
    run("build", "--quiet").exits(0);
    assertThat(run("plan", "--quiet").exits(0).out())
        .endsWith("3 layers: 0 to make, 2 cached, 1 of the base image\n");
    Files.writeString(cli.work().resolve("main.py"), "print('hello again')\n");
    assertThat(run("plan", "--quiet").exits(0).out()).contains("became").contains("1 to make");
  }

  @Test
  void saysAtOnceThatADestinationCannotBe() {
    run("build", "--to", "docker://ghcr.io/acme/demo:1")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot publish to `docker://ghcr.io/acme/demo:1`
              caused by: publishing to a registry is not supported yet

            hint: publish to `oci:DIR` and copy it with `skopeo copy oci:DIR docker://ghcr.io/acme/demo:1`
            """);
  }

  @Test
  void refusesATagThatItGivesItselfBeforeAnythingIsMade() {
    run("build", "--tag", "v1")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: invalid value for `--tag`: the tag `v1` cannot be given: `latest` and `v0`, `v1`, … are set by each build

            hint: see `berth runtime build --help`
            """);
    assertThat(cli.work().resolve("runtime.lock")).doesNotExist();
  }

  @Test
  void refusesATimeThatIsNone() {
    cli.with("SOURCE_DATE_EPOCH", "yesterday");

    run("build", "--quiet")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: `SOURCE_DATE_EPOCH` is not a time: `yesterday`
              caused by: expected whole seconds since 1970, such as `1767225600`

            hint: unset it, or take the last commit's: `git log -1 --format=%ct`
            """);
  }

  @Test
  void theTimeReachesTheConfigurationAndTheUsersFilesOnly() {
    String constant = run("build", "--quiet").exits(0).out();

    cli.with("SOURCE_DATE_EPOCH", "1767225600");
    CliResult dated = run("build").exits(0);

    assertThat(dated.out()).isNotEqualTo(constant);
    assertThat(dated.err()).contains("  layers   1 new, 1 reused, 1 of the base image\n");
  }

  @Test
  void refusesAnUnknownPlatformOfAFrozenLock() {
    run("build", "--quiet").exits(0);

    CliResult other =
        cli.run("runtime", "build", "--frozen", "--platform=linux/arm64").exits(1).printsNothing();

    assertThat(other.err()).startsWith("error: ").contains("linux/arm64").contains("linux/amd64");
  }

  @Test
  void usesTheStoreUntilTheCommandEnds() throws IOException {
    run("build", "--quiet").exits(0);

    Store.open(cli.store()).useAlone(() -> fail("the build has ended")).close();
  }
}
