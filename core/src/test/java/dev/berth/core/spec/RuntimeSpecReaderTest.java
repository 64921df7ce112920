package dev.berth.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.berth.core.Problem;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.yaml.InvalidSpecException;
import dev.berth.core.yaml.SourceMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeSpecReaderTest {

  @TempDir private Path folder;
  private SpecFolder files;

  @BeforeEach
  void setUp() {
    files = new SpecFolder(folder);
  }

  private RuntimeSpec readWith(String block) {
    return files.read("name: demo\n" + block.stripIndent());
  }

  @Nested
  class ANameAlone {

    @Test
    void isEnough() {
      RuntimeSpec spec = files.read("name: demo\n");

      assertThat(spec.name()).isEqualTo("demo");
      assertThat(spec.mode()).isEqualTo(RuntimeSpec.Mode.VENV);
      assertThat(spec.apiVersion()).isEqualTo("1.1");
      assertThat(spec.dependencies()).isEmpty();
      assertThat(spec.hooks()).isEqualTo(RuntimeSpec.Hooks.NONE);
      assertThat(spec.environment().os()).isEmpty();
      assertThat(spec.environment().python()).isEmpty();
      assertThat(spec.folder()).isEqualTo(folder);
      assertThatCode(spec::requireSupported).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "Demo-1.2_x"})
    void mayBe(String name) {
      assertThat(files.read("name: " + name + "\n").name()).isEqualTo(name);
    }

    @Test
    void mayHaveEightyLetters() {
      assertThat(files.read("name: " + "a".repeat(80)).name()).hasSize(80);
      assertThatExceptionOfType(InvalidSpecException.class)
          .isThrownBy(() -> files.read("name: " + "a".repeat(81)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a", "-a", ".a", "a b", "é", "''", "a/b"})
    void cannotBe(String name) {
      assertThatExceptionOfType(InvalidSpecException.class)
          .isThrownBy(() -> files.read("name: " + name + "\n"));
    }
  }

  @Nested
  class TheEnvironment {

    private EnvironmentSpec environment(String block) {
      return readWith("environment:\n" + block.stripIndent().indent(2)).environment();
    }

    @ParameterizedTest
    @CsvSource({"3.10, 3.10", "'\"3.10\"', 3.10", "3.7, 3.7", "3.14, 3.14", "!!str 3.11, 3.11"})
    void takesThePythonAsItIsWritten(String written, String version) {
      assertThat(environment("python: " + written).python()).contains(PythonVersion.parse(version));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "debian:11",
          "debian:12",
          "debian:13",
          "ubuntu:20.04",
          "ubuntu:22.04",
          "ubuntu:24.04"
        })
    void knowsTheOperatingSystem(String os) {
      assertThat(environment("os: " + os).os()).contains(os);
    }

    @ParameterizedTest
    @CsvSource({"11.4, 11.4", "12.10, 12.10", "'\"13.0\"', 13.0"})
    void takesAnyCuda(String written, String version) {
      assertThat(environment("cuda: " + written + "\ncudnn: 9").cuda()).contains(version);
    }

    @Test
    void takesOneArchitectureOrSeveral() {
      assertThat(environment("arch: arm64").platforms()).containsExactly(Platform.LINUX_ARM64);
      assertThat(environment("arch: [arm64, amd64, arm64]").platforms())
          .containsExactly(Platform.LINUX_ARM64, Platform.LINUX_AMD64);
      assertThat(environment("arch: [noarch]").platforms()).isEmpty();
    }

    @Test
    void keepsTheOrderAndTheSpellingOfVariables() {
      assertThat(
              environment(
                      """
                      vars:
                        Z: 1.50
                        A: true
                        E: ""
                        T: two words
                      """)
                  .variables())
          .containsExactly(
              entry("Z", "1.50"), entry("A", "true"), entry("E", ""), entry("T", "two words"));
    }

    @Test
    void takesACommandAsTextForAShellOrAsWords() {
      assertThat(environment("command: python main.py && true").command())
          .containsExactly("/bin/sh", "-c", "python main.py && true");
      EnvironmentSpec words = environment("entrypoint: [python, -m, app]\ncommand: [--port, 8080]");
      assertThat(words.entrypoint()).containsExactly("python", "-m", "app");
      assertThat(words.command()).containsExactly("--port", "8080");
    }

    @Test
    void takesTheRest() {
      EnvironmentSpec environment =
          environment(
              """
              workdir: /srv//app/
              user: 1000:1000
              ports: [8080, 53/udp, "8080/tcp"]
              labels: {org.example.team: ml, level: 3}
              docker: {image: "oci:base:1"}
              starwhale_version: 0.6.15
              """);

      assertThat(environment.workdir()).contains("/srv/app");
      assertThat(environment.user()).contains("1000:1000");
      assertThat(environment.ports()).containsExactly("8080/tcp", "53/udp");
      assertThat(environment.labels()).isEqualTo(Map.of("org.example.team", "ml", "level", "3"));
      assertThat(environment.image()).contains("oci:base:1");
      assertThat(environment.starwhaleVersion()).contains("0.6.15");
    }
  }

  @Nested
  class TheConfigs {

    @Test
    void takeOneHostOrSeveral() {
      ConfigsSpec configs =
          readWith(
                  """
                  configs:
                    pip:
                      index_url: http://localhost:3141/root/pypi
                      extra_index_url: [https://a.example/simple, "file:///srv/index"]
                      trusted_host: localhost:3141
                      find_links: wheels
                  """)
              .configs();

      assertThat(configs.pip())
          .isEqualTo(
              new ConfigsSpec.PipConfig(
                  Optional.of("http://localhost:3141/root/pypi"),
                  List.of("https://a.example/simple", "file:///srv/index"),
                  List.of("localhost:3141"),
                  List.of("wheels")));
    }

    @Test
    void keepACondarcAsItIs() {
      assertThat(
              readWith(
                      """
                      configs:
                        conda:
                          condarc:
                            ssl_verify: false
                            remote_read_timeout_secs: 60.5
                            retries: 3
                            nothing:
                            default_channels: [a, {b: "1"}]
                      """)
                  .configs()
                  .condarc())
          .containsExactly(
              entry("ssl_verify", false),
              entry("remote_read_timeout_secs", 60.5),
              entry("retries", 3L),
              entry("default_channels", List.of("a", Map.of("b", "1"))));
    }
  }

  @Test
  void takesTheEmptyTextsThatStarwhaleWrites() {
    RuntimeSpec spec =
        readWith(
            """
            configs:
              docker: {image: ''}
              pip: {index_url: '', extra_index_url: '', trusted_host: [''], find_links: []}
            environment: {cuda: '', cudnn: "", docker: {image: ''}, starwhale_version: ''}
            hooks: {pre: '', post: ''}
            """);

    assertThat(spec.notSupportedYet()).isEmpty();
    assertThat(spec.environment().cuda()).isEmpty();
    assertThat(spec.configs().pip())
        .isEqualTo(new ConfigsSpec.PipConfig(Optional.empty(), List.of(), List.of(), List.of()));
  }

  @Nested
  class TheDependencies {

    @Test
    void mayBeOfSeveralKindsInOneEntry() {
      files.with("env.yml", "").with("dev.in", "").with("a-1.0-py3-none-any.whl", "");

      RuntimeSpec spec =
          readWith(
              """
              dependencies:
                - apt: [git, libgl1]
                  pip: [numpy]
                - env.yml
                - dev.in
                - wheels: [./a-1.0-py3-none-any.whl]
                - conda: [python=3.11]
                - commands: [echo hello]
              """);

      assertThat(spec.dependencies())
          .extracting(dependency -> dependency.getClass().getSimpleName())
          .containsExactly(
              "Apt", "Pip", "CondaFile", "RequirementsFile", "Wheels", "Conda", "Commands");
      assertThat(spec.dependencies())
          .extracting(dependency -> dependency.position().line())
          .containsExactly(3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void takeRequirementsWithHashes() {
      String hash = "--hash=sha256:" + "0".repeat(64);

      RuntimeSpec spec =
          readWith("dependencies: [pip: ['a[b] == 1 ; extra==\"x\"   " + hash + "']]");

      assertThat(((Dependency.Pip) spec.dependencies().get(0)).requirements())
          .extracting(Dependency.Located::value)
          .containsExactly("a[b] == 1 ; extra==\"x\" " + hash);
    }

    @ParameterizedTest
    @CsvSource({
      "bin/run.sh, bin/run.sh",
      "./bin//run.sh, bin/run.sh",
      "bin/, bin/run.sh",
      "., run.sh",
      "/, /run.sh",
      "/usr/local/bin/run, /usr/local/bin/run"
    })
    void takeAFileToItsDestination(String written, String destination) {
      files.with("run.sh", "");

      assertThat(destinationOf("run.sh", written)).isEqualTo(destination);
    }

    @ParameterizedTest
    @CsvSource({"data, data", "data/, data", "., .", "/, /", "/srv/./x/, /srv/x"})
    void takeAFolderToItsDestination(String written, String destination) {
      files.with("data/a", "");

      assertThat(destinationOf("data", written)).isEqualTo(destination);
    }

    private String destinationOf(String source, String written) {
      RuntimeSpec spec =
          readWith("dependencies: [files: [{src: " + source + ", dest: " + written + "}]]");
      return ((Dependency.Files) spec.dependencies().get(0)).files().get(0).destination();
    }
  }

  @Nested
  class WhatCannotBeBuiltYet {

    @Test
    void isNamedPlaceByPlace() {
      files.with("conda.yml", "");

      RuntimeSpec spec =
          readWith(
              """
              mode: conda
              configs: {docker: {image: acme/all}}
              environment: {cuda: 12.4, cudnn: 9, starwhale_version: 1, docker: {image: acme/base}}
              dependencies: [conda.yml, conda: [a]]
              hooks: {pre: a, post: b}
              """);

      assertThat(spec.notSupportedYet())
          .extracting(Problem::message)
          .containsExactly(
              "`mode: conda` is not supported yet",
              "`configs.docker.image` is not supported yet",
              "`environment.cuda` is not supported yet",
              "`environment.cudnn` is not supported yet",
              "`environment.starwhale_version` is not supported yet",
              "base images from a registry are not supported yet",
              "conda environment files are not supported yet",
              "`conda` dependencies are not supported yet",
              "`hooks.pre` is never run, neither by Starwhale nor by Berth",
              "`hooks.post` is never run, neither by Starwhale nor by Berth");
      assertThat(spec.notSupportedYet())
          .allSatisfy(problem -> assertThat(problem.where()).isPresent());
      assertThatExceptionOfType(NotSupportedYetException.class)
          .isThrownBy(spec::requireSupported)
          .satisfies(e -> assertThat(e.problems()).isEqualTo(spec.notSupportedYet()));
    }

    @Test
    void isNotABaseThatNeedsNoRegistry() {
      assertThat(readWith("environment: {docker: {image: 'docker-daemon:a:1'}}").notSupportedYet())
          .isEmpty();
    }
  }

  @Test
  void remembersPlacesByJsonPointer() {
    SourceMap places =
        readWith("environment:\n  labels: {a/b~c: x}\n  ports: [1, 22]\n").positions();

    assertThat(places.find("/environment/labels/a~1b~0c").orElseThrow().column()).isEqualTo(19);
    assertThat(places.find("/environment/ports/1").orElseThrow().column()).isEqualTo(14);
    assertThat(places.find("/environment/ports/2")).isEmpty();
  }

  @Test
  void showsAHundredProblemsAndCountsTheRest() {
    assertThatExceptionOfType(InvalidSpecException.class)
        .isThrownBy(() -> readWith("dependencies: [" + "x, ".repeat(150) + "]"))
        .satisfies(
            e -> {
              assertThat(e.problems()).hasSize(101);
              assertThat(e.problems().get(100))
                  .isEqualTo(Problem.of("50 more problems are not shown"));
            });
  }
}
