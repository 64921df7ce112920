package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.python.TestEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments of conda, which can be written but not locked yet. */
class CaptureCondaTest {

  private CaptureFolder here;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    here = new CaptureFolder(folder);
    TestEnvironment conda =
        TestEnvironment.conda(here.work("miniforge3/envs/demo"))
            .by("numpy", "1.26.4")
            .asked("my-app", "1", "numpy", "six")
            .needed("six", "1.16.0");
    record(
        conda,
        "numpy-1.26.4-py311_0.json",
        "numpy",
        "1.26.4",
        "py311_0",
        "https://conda.anaconda.org/conda-forge/linux-64",
        "lib/python3.11/site-packages/numpy-1.26.4.dist-info/METADATA");
    record(
        conda,
        "python-3.11.7-h1_0.json",
        "python",
        "3.11.7",
        "h1_0",
        "https://conda.anaconda.org/conda-forge/linux-64",
        "bin/python");
    record(
        conda,
        "secret-1-0.json",
        "secret",
        "1",
        "0",
        "https://jane:s3cret@conda.example/t/tk-123/private/linux-64",
        "share/secret");
  }

  private void record(
      TestEnvironment conda,
      String file,
      String name,
      String version,
      String build,
      String channel,
      String installed)
      throws IOException {
    Files.writeString(
        conda.prefix().resolve("conda-meta").resolve(file),
        """
        {"name": "%s", "version": "%s", "build": "%s", "channel": "%s", "subdir": "linux-64",
         "url": "%s/%s-%s-%s.conda", "md5": "%s", "files": ["%s"]}
        """
            .formatted(
                name,
                version,
                build,
                channel,
                channel,
                name,
                version,
                build,
                "0123456789abcdef".repeat(2),
                installed));
  }

  @Test
  void isWrittenThoughItCannotBeLockedYet() {
    here.from("conda-prefix:miniforge3/envs/demo")
        .exits(0)
        .prints("out/runtime.yaml\n")
        .complains(
            """
            warning: no runtime.lock is written: this cannot be locked or built yet
              caused by: `mode: conda` is not supported yet
              caused by: `conda` dependencies are not supported yet
            Captured demo from the conda environment `miniforge3/envs/demo`: Python 3.11.7, 3 conda packages, 2 pip packages
            """);

    assertThat(here.work("out/runtime.yaml"))
        .hasContent(
            """
            # Captured from a conda environment with Python 3.11.7.
            name: demo
            mode: conda

            environment:
              python: "3.11"
              # The operating system of the image; without it, one that has this Python.
              # os: debian:12
              # command: [python, main.py]

            configs:
              conda:
                channels:
                  - conda-forge
                  - https://conda.example/private

            dependencies:
              # Every conda package, by version and build
              - conda:
                  - numpy=1.26.4=py311_0
                  - python=3.11.7=h1_0
                  - "https://conda.example/private::secret=1=0"
              # Every package that pip installed
              - pip:
                  - my-app==1
                  - six==1.16.0
              # Files and folders; a relative destination is below the working directory
              # - files:
              #     - src: main.py
              #       dest: main.py
            """);
    here.cli().run("runtime", "check", "out").exits(0);
  }

  @Test
  void isNotBuiltYet() {
    here.cli()
        .run("runtime", "build", "--conda-prefix", "miniforge3/envs/demo")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot build from the conda environment `miniforge3/envs/demo`
              caused by: `mode: conda` is not supported yet
              caused by: `conda` dependencies are not supported yet

            hint: write its runtime.yaml with `berth runtime init --from conda-prefix:miniforge3/envs/demo`
            """);
    assertThat(here.work("demo")).doesNotExist();
  }

  @Test
  void isToldToProgramsWithoutSecrets() {
    String json = here.from("conda-prefix:miniforge3/envs/demo", "--format", "json").exits(0).out();

    assertThat(json)
        .contains(
            """
              "conda" : [ {
                "name" : "numpy",
                "version" : "1.26.4",
                "build" : "py311_0",
                "channel" : "conda-forge",
                "url" : "https://conda.anaconda.org/conda-forge/linux-64/numpy-1.26.4-py311_0.conda",
                "md5" : "0123456789abcdef0123456789abcdef"
              }\
            """)
        .contains("\"url\" : \"https://conda.example/private/linux-64/secret-1-0.conda\"")
        .doesNotContain("s3cret")
        .doesNotContain("tk-123");
  }
}
