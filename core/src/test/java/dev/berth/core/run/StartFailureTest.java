package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.BerthException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailureTest {

  /** As Docker 20.10 with runc, Docker 28 with runc, and podman 4 with crun say it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "exec: \"nosuch\": executable file not found in $PATH: unknown | there is no command `nosuch` in the image `demo`",
        "unable to start container process: exec: \"/x/y\": stat /x/y: no such file or directory | there is no command `/x/y` in the image `demo`",
        "crun: executable file `nosuch` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found | there is no command `nosuch` in the image `demo`",
        "exec: \"/etc/passwd\": permission denied: unknown | `/etc/passwd` in the image `demo` cannot be executed",
        "exec: \"/etc\": is a directory: permission denied | `/etc` in the image `demo` cannot be executed",
        "could not select device driver \"\" with capabilities: [[gpu]] | the Docker Engine cannot give GPUs to containers",
        "network nosuch not found | the Docker Engine cannot start the container",
        "error mounting \"/a\" to rootfs at \"/b\": no such file or directory | the Docker Engine cannot start the container"
      })
  void saysWhatAnEngineMeans(String reason, String message) {
    BerthException failure = new StartFailure("demo", reason).toException();

    assertThat(failure.problems().get(0).message()).isEqualTo(message);
    assertThat(failure.problems().get(0).causes()).containsExactly(reason);
  }
}
