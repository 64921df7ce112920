package dev.berth.core.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLocationTest {

  private static final String ID =
      "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @Test
  void takesANameAloneForARegistry() {
    assertThat(ImageLocation.parse("python:3.11"))
        .isEqualTo(new ImageLocation.Registry(ImageReference.parse("python:3.11")));
    assertThat(ImageLocation.parse("localhost:5000/demo"))
        .isEqualTo(new ImageLocation.Registry(ImageReference.parse("localhost:5000/demo")));
    assertThat(ImageLocation.parse("docker://ghcr.io/acme/demo"))
        .isEqualTo(new ImageLocation.Registry(ImageReference.parse("ghcr.io/acme/demo")));
  }

  @Test
  void readsPathsAndTags() {
    assertThat(ImageLocation.parse("oci:out"))
        .isEqualTo(new ImageLocation.OciLayout(Path.of("out"), Optional.empty()));
    assertThat(ImageLocation.parse("oci:/a b/out:docker.io/acme/demo:1"))
        .isEqualTo(
            new ImageLocation.OciLayout(Path.of("/a b/out"), Optional.of("docker.io/acme/demo:1")));
    assertThat(ImageLocation.parse("oci-archive:./a.tar:v1"))
        .isEqualTo(new ImageLocation.OciArchive(Path.of("./a.tar"), Optional.of("v1")));
    assertThat(ImageLocation.parse("docker-archive:a.tar:demo"))
        .isEqualTo(
            new ImageLocation.DockerArchive(
                Path.of("a.tar"), Optional.of(ImageReference.parse("demo:latest"))));
  }

  @Test
  void knowsImagesOfTheEngineByNameAndById() {
    assertThat(ImageLocation.parse("docker-daemon:"))
        .isEqualTo(new ImageLocation.DockerDaemon(Optional.empty(), Optional.empty()));
    assertThat(ImageLocation.parse("docker-daemon:demo"))
        .isEqualTo(
            new ImageLocation.DockerDaemon(
                Optional.of(ImageReference.parse("demo:latest")), Optional.empty()));
    assertThat(ImageLocation.parse("docker-daemon:" + ID))
        .isEqualTo(new ImageLocation.DockerDaemon(Optional.empty(), Optional.of(Digest.parse(ID))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker://python:3.11",
        "docker-daemon:",
        "docker-daemon:demo:1",
        "docker-daemon:" + ID,
        "oci:out",
        "oci:/abs/out:1.0",
        "oci-archive:demo.tar:1.0",
        "docker-archive:demo.tar",
        "docker-archive:demo.tar:acme/demo:1",
      })
  void writesWhatItRead(String text) {
    assertThat(ImageLocation.parse(text)).hasToString(text);
  }

  @Test
  void takesRelativePathsAsRelativeToAFolder() {
    Path folder = Path.of("/project");

    assertThat(ImageLocation.parse("oci:base:1").resolveIn(folder))
        .hasToString("oci:/project/base:1");
    assertThat(ImageLocation.parse("oci-archive:/base.tar").resolveIn(folder))
        .hasToString("oci-archive:/base.tar");
    assertThat(ImageLocation.parse("docker-archive:base.tar").resolveIn(folder))
        .hasToString("docker-archive:/project/base.tar");
    assertThat(ImageLocation.parse("python:3.11").resolveIn(folder))
        .hasToString("docker://python:3.11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | an image's name is missing",
        "oci: | a path is missing: `oci:`",
        "oci-archive::tag | a path is missing: `oci-archive::tag`",
        "docker-archive:a.tar:@0 | an image of a docker-archive is chosen by its name, not by its"
            + " number: `docker-archive:a.tar:@0`",
        "docker-archive:a.tar:b@"
            + ID
            + " | a docker-archive knows its images by tags, not by digests: `docker-archive:a.tar:b@"
            + ID
            + "`",
        "docker-daemon:sha256:12 | not a sha256 digest: `sha256:12`",
        "docker:// | an image's name is missing",
        "dir:/out | no such kind of image location: `dir:/out` (those there are: `docker://`,"
            + " `docker-daemon:`, `oci:`, `oci-archive:`, `docker-archive:`, and a name for a"
            + " registry)",
        "https://ghcr.io/acme | no such kind of image location: `https://ghcr.io/acme` (those there"
            + " are: `docker://`, `docker-daemon:`, `oci:`, `oci-archive:`, `docker-archive:`, and"
            + " a name for a registry)",
      })
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> ImageLocation.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
