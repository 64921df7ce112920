package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.FolderListing;
import dev.berth.core.python.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a capture leaves as it was. */
class CaptureSafetyTest {

  private CaptureFolder here;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    here = new CaptureFolder(folder);
    here.fillWithWheels();
  }

  @Test
  void changesNothingInTheEnvironment() throws IOException {
    Map<String, String> before = FolderListing.of(here.work("venv"));

    here.run("runtime", "init", "out", "--from", "venv:venv").exits(0);
    here.run("runtime", "build", "--venv", "venv", "--quiet").exits(0);

    assertThat(FolderListing.of(here.work("venv"))).isEqualTo(before).isNotEmpty();
  }

  @Test
  void goesNotIntoTheEnvironment() throws IOException {
    Map<String, String> before = FolderListing.of(here.work("venv"));

    here.run("runtime", "init", "venv/lib/new", "--from", "venv:venv")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot write the runtime to `%s/venv/lib/new`
              caused by: that is in the virtual environment `venv`, in which nothing is changed

            hint: name another folder
            """
                .formatted(here.work()));

    assertThat(FolderListing.of(here.work("venv"))).isEqualTo(before);
  }

  @Test
  void replacesNothingUnasked() throws IOException {
    Files.createDirectories(here.work("out"));
    Files.writeString(here.work("out/runtime.yaml"), "name: mine\n");

    here.run("runtime", "init", "out", "--from", "venv:venv")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: there is a `runtime.yaml` in `%s` already

            hint: replace it with `--force`
            """
                .formatted(here.work("out")));
    assertThat(FolderListing.of(here.work("out"))).containsOnlyKeys("", "runtime.yaml");

    here.run("runtime", "init", "out", "--from", "venv:venv", "--force").exits(0);
    assertThat(here.work("out/runtime.yaml")).content().startsWith(CaptureFolder.HEAD);
  }

  @Test
  void replacesNoLockUnasked() throws IOException {
    Files.createDirectories(here.work("out"));
    Files.writeString(here.work("out/runtime.lock"), "mine\n");

    here.run("runtime", "init", "out", "--from", "venv:venv")
        .exits(1)
        .complains(
            """
            error: there is a `runtime.lock` in `%s` already

            hint: replace it with `--force`
            """
                .formatted(here.work("out")));
  }

  @Test
  void leavesNoTraceWhenItCannotBeDone() throws IOException {
    TestWheel foreign = new TestWheel("mine", "1");
    Files.createDirectories(here.work("out/wheels"));
    Files.write(here.work("out/wheels/mine-1-py3-none-any.whl"), foreign.bytes());
    Map<String, String> before = FolderListing.of(here.work("out"));

    here.run("runtime", "init", "out", "--from", "venv:venv")
        .exits(1)
        .complains(
            """
            error: cannot copy the wheel `%1$s/mine-1-py3-none-any.whl`
              caused by: `%1$s/out/wheels/mine-1-py3-none-any.whl` is there already, with other content

            hint: remove that one, or write to another folder
            """
                .formatted(here.work()));
    assertThat(FolderListing.of(here.work("out"))).isEqualTo(before);

    here.cli()
        .run(
            "runtime",
            "init",
            "other/folder",
            "--from",
            "venv:venv",
            "--base=oci:nothing",
            "--wheel=mine-1-py3-none-any.whl",
            "--wheel=other-2-py3-none-any.whl")
        .exits(1);
    assertThat(here.work("other")).doesNotExist();
  }

  @Test
  void goesNotIntoAFolderOfSomethingElse() throws IOException {
    Files.createDirectories(here.work("work"));

    here.run("runtime", "build", "--venv", "venv", "--quiet").exits(0);

    assertThat(here.work("work")).isEmptyDirectory();
    assertThat(here.work("work-runtime/runtime.yaml")).content().contains("\nname: work\n");
  }

  @Test
  void writesNothingInADryRun() throws IOException {
    Map<String, String> before = FolderListing.of(here.work());

    CliResult plan = here.run("runtime", "build", "--venv", "venv", "--dry-run").exits(0);

    assertThat(plan.out()).contains("mine 1").contains("other 2");
    assertThat(FolderListing.of(here.work())).isEqualTo(before);
  }
}
