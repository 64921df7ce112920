package dev.berth.core.function;

import static dev.berth.core.function.FunctionFolder.FUNCTION;
import static dev.berth.core.function.FunctionRequests.messages;
import static dev.berth.core.function.FunctionRequests.named;
import static dev.berth.core.function.FunctionRequests.origins;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.oci.ImageReference;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTasksTest {

  @TempDir private Path folder;
  private FunctionFolder files;

  @BeforeEach
  void setUp() {
    files = new FunctionFolder(folder);
  }

  private TaskSpec.Build build(String text) {
    return (TaskSpec.Build) files.read("kind: container\nname: f\naction: build\n" + text).task();
  }

  @Test
  void beginWithTheBaseImageAndMakeTheImage() {
    TaskSpec.Build build = build("base_image: python:3.11\nimage: localhost:5000/me/app:1\n");

    assertThat(build.base()).contains(named("python:3.11"));
    assertThat(build.target().orElseThrow()).hasToString("localhost:5000/me/app:1");
  }

  @Test
  void beginWithTheFunctionsImageWhenThereIsNoOther() {
    FunctionRequest request = files.read(FUNCTION + "task: {action: build, image: 'new:1'}\n");

    TaskSpec.Build build = (TaskSpec.Build) request.task();
    assertThat(build.base()).contains(named("app:1"));
    assertThat(build.target()).contains(ImageReference.parse("new:1"));
    assertThat(messages(request)).containsExactly("the function's `image` is built on");
    assertThat(origins(request))
        .containsEntry("base_image", "docker.io/library/app:1 <- function.yaml:3")
        .containsEntry("image", "docker.io/library/new:1 <- function.yaml:4")
        .doesNotContainKey("function.image");
  }

  @Test
  void beginWithARuntime() {
    assertThat(build("runtime: demo:v1\nimage: app:1\n").base())
        .contains(new ImageSource.Runtime("demo:v1"));
    assertThat(build("runtime: ./demo\n").base())
        .contains(new ImageSource.Runtime(folder.resolve("demo").toString()));
  }

  @Test
  void beginWithTheirInstructionsOrADockerfile() {
    assertThat(build("instructions: ['FROM debian:12', 'echo hi']\n").base()).isEmpty();
    assertThat(build("lang: dockerfile\ncode: FROM debian:12\n").base()).isEmpty();
  }

  @Test
  void takeCommandsAndLinesOfADockerfile() {
    assertThat(
            build(
                    "base_image: a\n"
                        + "instructions: ['apt install git -y', 'ENV A=b', env A=b make, 'RUN x',"
                        + " Run]\n")
                .instructions())
        .hasToString("[RUN apt install git -y, ENV A=b, RUN env A=b make, RUN x, RUN Run]");
  }
}
