package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.TinyBase;
import dev.berth.core.python.TestEnvironment;
import dev.berth.core.python.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with environments that no Python has made, and the tool that captures them to the folder
 * {@code out}, up to where an index would have to be asked.
 */
final class CaptureFolder {

  /** How the runtime.yaml of a virtual environment begins. */
  static final String HEAD =
      """
      # Captured from a virtual environment with Python 3.11.7.
      # runtime.lock has every package in the version that was installed there;
      # `berth runtime build` makes an image of it.
      """;

  /** What makes it possible to lock {@link #fillWithWheels} without an index. */
  private static final List<String> CHOICES =
      List.of(
          "--platform=linux/amd64",
          "--base=oci:base",
          "--wheel=mine-1-py3-none-any.whl",
          "--wheel=other-2-py3-none-any.whl");

  private final Path folder;
  private final Cli cli;

  CaptureFolder(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    this.cli = new Cli(this.folder);
  }

  Cli cli() {
    return cli;
  }

  /** The folder that commands are run in. */
  Path work() {
    return cli.work();
  }

  Path work(String path) {
    return work().resolve(path);
  }

  /** A place that is not below the folder that commands are run in. */
  Path path(String path) {
    return folder.resolve(path);
  }

  TestEnvironment venv() {
    return TestEnvironment.venv(work("venv"));
  }

  void wheel(String name, String version) throws IOException {
    TestWheel wheel = new TestWheel(name, version).file(name + ".py", "NAME = '" + name + "'\n");
    Files.write(work(wheel.fileName()), wheel.bytes());
  }

  /** Makes an environment of wheels of the user's own only, for which no index has to be asked. */
  void fillWithWheels() throws IOException {
    TinyBase.publish(path("origin"), work("base"));
    venv()
        .asked("mine", "1", "other")
        .needed("other", "2")
        .asked("pip", "23.2.1")
        .asked("setuptools", "65.5.0");
    wheel("mine", "1");
    wheel("other", "2");
  }

  CliResult capture(String... more) {
    return from("venv:venv", more);
  }

  CliResult from(String source, String... more) {
    return cli.run(
        Stream.concat(Stream.of("runtime", "init", "out", "--from", source), Stream.of(more))
            .toArray(String[]::new));
  }

  /** Runs a command with the base and the wheels of {@link #fillWithWheels}. */
  CliResult run(String... arguments) {
    return cli.run(Stream.concat(Stream.of(arguments), CHOICES.stream()).toArray(String[]::new));
  }

  void refuses(CliResult result, String complaint) {
    result.exits(1).printsNothing().complains(complaint);
    assertThat(work("out")).doesNotExist();
  }
}
