package dev.berth.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Answers as Docker 20.10 and podman 4.3 gave them. */
class BuildAnswerTest {

  private final List<String> heard = new ArrayList<>();

  private String read(String... lines) throws IOException {
    return new BuildAnswer(heard::add)
        .read(
            new ByteArrayInputStream(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void hasWholeLinesAndTheImageOfDocker() throws IOException {
    String id = "sha256:" + "0123456789abcdef".repeat(4);

    assertThat(
            read(
                "{\"stream\":\"Step 1/2 : FROM a\"}",
                "{\"stream\":\"\\n\"}",
                "{\"stream\":\" ---\\u003e 5d6db84\\n\"}",
                "{\"stream\":\"\\u001b[91mon stderr\\n\\u001b[0m\"}",
                "{\"stream\":\"10%\\r100%\\n\"}",
                "{\"status\":\"Pulling\",\"progressDetail\":{\"current\":1}}",
                "{\"aux\":{\"ID\":\"" + id + "\"}}",
                "{\"stream\":\"Successfully built 0123456789ab\\n\"}",
                ""))
        .isEqualTo(id);
    assertThat(heard)
        .containsExactly(
            "Step 1/2 : FROM a",
            " ---> 5d6db84",
            "on stderr",
            "100%",
            "Successfully built 0123456789ab");
  }

  @Test
  void hasTheImageOfPodman() throws IOException {
    assertThat(
            read(
                "{\"stream\":\"STEP 1/1: FROM a\\n\"}",
                "{\"stream\":\"--\\u003e 0123456789a\\n\"}",
                "{\"stream\":\"" + "0123456789abcdef".repeat(4) + "\\n\"}"))
        .isEqualTo("0123456789abcdef".repeat(4));
  }

  @Test
  void saysWhichProgramEndedHowAndWhatItWroteLast() {
    assertThatThrownBy(
            () ->
                read(
                    "{\"stream\":\"Step 2/3 : RUN apt-get \\\\\\n install gti\\n\"}",
                    "{\"stream\":\" ---\\u003e Running in 5d6db84\\n\"}",
                    "{\"stream\":\"1\\n2\\n3\\n4\\n5\\n6\"}",
                    "{\"errorDetail\":{\"code\":100,\"message\":\"The command '/bin/sh -c x' returned a"
                        + " non-zero code: 100\"},\"error\":\"x\"}"))
        .isInstanceOfSatisfying(
            BuildStepException.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(OptionalInt.of(100));
              assertThat(failure.problems().get(0).causes())
                  .startsWith("it ended with the exit code 100")
                  .endsWith("5", "6");
            });
  }

  @Test
  void knowsPodmansWayToSayThatAProgramFailed() {
    assertThatThrownBy(
            () ->
                read(
                    "{\"stream\":\"STEP 2/2: RUN false\\n\"}",
                    "{\"error\":\"error building at STEP \\\"RUN false\\\": error while running runtime:"
                        + " exit status 1\"}"))
        .hasMessage("the build failed at step 2 of 2: `RUN false`")
        .isInstanceOfSatisfying(
            BuildStepException.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(OptionalInt.of(1)));
  }

  @Test
  void saysWhatAnEngineCouldNotDo() {
    assertThatThrownBy(
            () ->
                read(
                    "{\"stream\":\"Step 2/2 : COPY a b\\n\"}",
                    "{\"errorDetail\":{\"message\":\"COPY failed: no space left on device\"}}"))
        .hasMessage("the build failed at step 2 of 2: `COPY a b`")
        .isInstanceOfSatisfying(
            BuildStepException.class,
            failure ->
                assertThat(failure.problems().get(0).causes())
                    .containsExactly("COPY failed: no space left on device"));
  }

  @Test
  void takesNoAnswerForDoneThatBreaksOff() {
    assertThatThrownBy(() -> read("{\"stream\":\"Step 1/2 : FROM a\\n\"}"))
        .isInstanceOf(IOException.class)
        .hasMessage("it broke off before the image was done");
  }
}
