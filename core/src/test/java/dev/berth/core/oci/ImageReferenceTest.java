package dev.berth.core.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {

  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @ParameterizedTest
  @CsvSource({
    "python, docker.io/library/python, python",
    "python:3.11, docker.io/library/python:3.11, python:3.11",
    "acme/demo, docker.io/acme/demo, acme/demo",
    "docker.io/python, docker.io/library/python, python",
    "index.docker.io/acme/demo:1, docker.io/acme/demo:1, acme/demo:1",
    "ghcr.io/acme/demo, ghcr.io/acme/demo, ghcr.io/acme/demo",
    "localhost/demo, localhost/demo, localhost/demo",
    "localhost:5000/demo:1, localhost:5000/demo:1, localhost:5000/demo:1",
    "registry:5000/a/b/c, registry:5000/a/b/c, registry:5000/a/b/c",
    "Registry/demo, Registry/demo, Registry/demo",
    "[::1]:5000/demo, [::1]:5000/demo, [::1]:5000/demo",
    "docker.io/library/a/b, docker.io/library/a/b, library/a/b",
    "a__b/c-d.e, docker.io/a__b/c-d.e, a__b/c-d.e",
  })
  void completesNamesAsDockerDoes(String text, String full, String familiar) {
    ImageReference reference = ImageReference.parse(text);

    assertThat(reference).hasToString(full);
    assertThat(reference.familiar()).isEqualTo(familiar);
    assertThat(ImageReference.parse(full)).isEqualTo(reference);
    assertThat(ImageReference.parse(familiar)).isEqualTo(reference);
  }

  @Test
  void hasTagAndDigestAtOnce() {
    ImageReference reference = ImageReference.parse("python:3.11@sha256:" + HASH);

    assertThat(reference.tag()).contains("3.11");
    assertThat(reference.digest()).contains(Digest.ofSha256(HASH));
    assertThat(reference.familiar()).isEqualTo("python:3.11@sha256:" + HASH);
  }

  @Test
  void defaultsToLatestOnlyWithoutTagAndDigest() {
    assertThat(ImageReference.parse("a").withDefaultTag().tag()).contains("latest");
    assertThat(ImageReference.parse("a:1").withDefaultTag().tag()).contains("1");
    assertThat(ImageReference.parse("a@sha256:" + HASH).withDefaultTag().tag())
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | an image's name is missing",
        "Demo | an image's name has no capital letters: `library/Demo`",
        "ghcr.io/ACME/demo | an image's name has no capital letters: `ACME/demo`",
        "a//b | not an image's name: `a//b`",
        "-a | not an image's name: `library/-a`",
        "a:b c | not a tag: `b c` (letters, digits, `_`, `.` and `-`, at most 128)",
        "a: | not a tag: `` (letters, digits, `_`, `.` and `-`, at most 128)",
        "a@md5:1 | not a sha256 digest: `md5:1`",
        "a@latest | not a digest: `latest`",
        "'bad host.io/a' | not a registry's host and port: `bad host.io`",
        HASH + " | an image id is not a name: `" + HASH + "`",
      })
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> ImageReference.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
