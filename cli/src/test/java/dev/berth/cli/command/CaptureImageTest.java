package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.TinyBase;
import dev.berth.core.capture.ImageDraft;
import dev.berth.core.oci.ImageLocation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images in the place of an environment. */
class CaptureImageTest {

  private static final String HEX =
      "abababababababababababababababababababababababababababababababab";

  private CaptureFolder here;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    here = new CaptureFolder(folder);
  }

  @Test
  void isTheImageAndNothingMore() throws IOException {
    TinyBase.publish(here.path("origin"), here.work("base"));

    CliResult built =
        here.cli()
            .run("runtime", "build", "--docker", "oci:base", "--platform=linux/amd64")
            .exits(0);

    assertThat(built.out()).matches("sha256:[0-9a-f]{64}\n");
    assertThat(here.work("base-runtime/runtime.yaml"))
        .hasContent(
            """
            # The image `oci:../base` as a runtime.
            name: base

            environment:
              # The base; `berth runtime build` adds to it what is listed below.
              docker:
                image: oci:../base

            dependencies: []
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "docker-daemon:acme/demo:1.0, demo",
    "localhost:5000/foo:1, foo",
    "docker://ghcr.io/acme/my.app@sha256:" + HEX + ", my.app",
    "docker-daemon:sha256:" + HEX + ", image-abababababab",
    "oci:some/Layout:tag, layout",
    "oci-archive:a/b.tar, b",
    "docker-archive:x.tar:acme/y:1, y",
    "docker-archive:x.tar, x",
  })
  void namesTheRuntimeAfterIt(String image, String name) {
    assertThat(ImageDraft.nameOf(ImageLocation.parse(image))).isEqualTo(name);
  }

  @Test
  void isWrittenThoughARegistryCannotBeAskedYet() {
    here.from("docker:ghcr.io/acme/demo:1")
        .exits(0)
        .prints("out/runtime.yaml\n")
        .complains(
            """
            warning: no runtime.lock is written: this cannot be locked or built yet
              caused by: base images from a registry are not supported yet
            Captured demo from the image `docker://ghcr.io/acme/demo:1`
            """);
  }

  @Test
  void isNotBuiltFromARegistryYet() {
    here.cli()
        .run("runtime", "build", "--docker", "ghcr.io/acme/demo:1")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot build from the image `docker://ghcr.io/acme/demo:1`
              caused by: base images from a registry are not supported yet

            hint: have the Docker Engine fetch it with `docker pull ghcr.io/acme/demo:1`, and name it `docker-daemon:ghcr.io/acme/demo:1`
            """);
    assertThat(here.work("demo")).doesNotExist();
  }
}
