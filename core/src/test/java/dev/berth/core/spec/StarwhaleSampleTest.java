package dev.berth.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.berth.core.Problem;
import dev.berth.core.python.PythonVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample file of Starwhale's documentation is taken as it is. */
class StarwhaleSampleTest {

  @TempDir private Path folder;
  private RuntimeSpec spec;

  @BeforeEach
  void readTheSample() throws IOException {
    try (InputStream sample = getClass().getResourceAsStream("starwhale-sample.yaml")) {
      spec =
          new SpecFolder(folder)
              .with("conda.yaml", "name: demo\n")
              .with("requirements.txt", "requests>=2\n")
              .with("dummy-0.0.0-py3-none-any.whl", "")
              .with("scripts/prepare.sh", "#!/bin/sh\n")
              .read(new String(sample.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void saysWhereItWillRun() {
    assertThat(spec.name()).isEqualTo("demo");
    assertThat(spec.mode()).isEqualTo(RuntimeSpec.Mode.VENV);
    assertThat(spec.apiVersion()).isEqualTo("1.1");
    assertThat(spec.environment().os()).contains("ubuntu:20.04");
    assertThat(spec.environment().cuda()).contains("11.4");
    assertThat(spec.environment().python()).contains(new PythonVersion(3, 8));
    assertThat(spec.environment().image()).contains("my.com/self/custom");
    assertThat(spec.environment().platforms()).isEmpty();
  }

  @Test
  void saysWherePackagesComeFrom() {
    assertThat(spec.configs().condaChannels()).containsExactly("conda-forge");
    assertThat(spec.configs().dockerImage()).contains("ghcr.io/star-whale/runtime/pytorch");
    assertThat(spec.configs().pip())
        .isEqualTo(
            new ConfigsSpec.PipConfig(
                Optional.of("https://example.org/"),
                List.of("https://another.net/"),
                List.of("example.org", "another.net"),
                List.of()));
  }

  @Test
  void keepsTheOrderOfTheDependencies() {
    assertThat(spec.dependencies())
        .extracting(dependency -> dependency.getClass().getSimpleName())
        .containsExactly("CondaFile", "RequirementsFile", "Pip", "Wheels", "Files");
    assertThat(((Dependency.Pip) spec.dependencies().get(2)).requirements())
        .extracting(Dependency.Located::value)
        .startsWith("pillow", "numpy", "scikit-learn")
        .hasSize(9);
    assertThat(((Dependency.Files) spec.dependencies().get(4)).files())
        .extracting(
            Dependency.FileSpec::source,
            Dependency.FileSpec::destination,
            Dependency.FileSpec::name)
        .containsExactly(tuple("scripts/prepare.sh", "bin/prepare.sh", Optional.of("prepare")));
  }

  @Test
  void remembersWhereEachValueStands() {
    assertThat(spec.positions().find("/environment/python").orElseThrow())
        .satisfies(
            place -> {
              assertThat(place.line()).isEqualTo(28);
              assertThat(place.column()).isEqualTo(11);
              assertThat(place.length()).isEqualTo(3);
              assertThat(place.text()).contains("  python: 3.8");
            });
    assertThat(((Dependency.Pip) spec.dependencies().get(2)).requirements().get(1).position())
        .satisfies(
            place -> {
              assertThat(place.line()).isEqualTo(40);
              assertThat(place.column()).isEqualTo(9);
            });
  }

  @Test
  void asksForWhatNoBuildCanDoYet() {
    assertThatExceptionOfType(NotSupportedYetException.class)
        .isThrownBy(spec::requireSupported)
        .satisfies(
            failure ->
                assertThat(failure.problems())
                    .extracting(Problem::message)
                    .containsExactly(
                        "`configs.docker.image` is not supported yet",
                        "`environment.cuda` is not supported yet",
                        "base images from a registry are not supported yet",
                        "conda environment files are not supported yet"));
  }
}
