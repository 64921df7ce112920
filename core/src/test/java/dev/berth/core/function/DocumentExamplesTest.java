package dev.berth.core.function;

import static dev.berth.core.function.FunctionRequests.messages;
import static dev.berth.core.function.FunctionRequests.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.berth.core.oci.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of the document of the Container runtime, as they are written there. Not all of them
 * are taken by the system that the document is about.
 */
class DocumentExamplesTest {

  private static final ImageSource HELLO_WORLD = named("hello-world:latest");

  @TempDir private Path folder;
  private FunctionFolder files;

  @BeforeEach
  void setUp() {
    files = new FunctionFolder(folder).withResource("function.yaml", "document/function.yaml");
  }

  private FunctionRequest read(String task) {
    return files.withTask(FunctionFolder.text("document/" + task + ".yaml")).read();
  }

  @Test
  void jobRunsTheFunctionsImageAndSaysWhatInstructionsDo() {
    FunctionRequest request = read("job");

    TaskSpec.Job job = (TaskSpec.Job) request.task();
    assertThat(job.container().image()).isEqualTo(HELLO_WORLD);
    assertThat(job.container().command()).isEmpty();
    assertThat(request.function().name()).isEqualTo("my_function");
    assertThat(request.function().project()).contains("my_project");
    assertThat(messages(request))
        .containsExactly("`instructions` does nothing with the action `job`");
  }

  @Test
  void buildKeepsTheTagThatIsAskedFor() {
    FunctionRequest request = read("build");

    TaskSpec.Build build = (TaskSpec.Build) request.task();
    assertThat(build.base()).contains(named("python:3.11-slim"));
    assertThat(build.target()).contains(ImageReference.parse("myrepo/myapp:0.1.0"));
    assertThat(build.instructions()).hasToString("[RUN apt-get update && apt-get install -y git]");
    assertThat(request.notes()).isEmpty();
  }

  @Test
  void serveHasTwoReplicasAndAPort() {
    FunctionRequest request = read("serve");

    TaskSpec.Serve serve = (TaskSpec.Serve) request.task();
    assertThat(serve.container().image()).isEqualTo(HELLO_WORLD);
    assertThat(serve.replicas()).isEqualTo(2);
    assertThat(serve.service())
        .isEqualTo(
            new ServiceSpec(
                ServiceType.NODE_PORT,
                List.of(new ServicePort(8080, 8080, "TCP", Optional.empty(), Optional.empty())),
                Optional.empty()));
    assertThat(request.notes()).isEmpty();
  }

  @Test
  void deployHasAVariableAndAnEmptyVolumeOfWhichItIsTold() {
    FunctionRequest request = read("deploy");

    TaskSpec.Deploy deploy = (TaskSpec.Deploy) request.task();
    assertThat(deploy.replicas()).isEqualTo(3);
    assertThat(deploy.settings().envs()).containsExactly(entry("ENV", "prod"));
    assertThat(deploy.settings().volumes())
        .containsExactly(
            new VolumeSpec(
                "data",
                "/data",
                Optional.empty(),
                false,
                new VolumeSource.EmptyDir(Optional.empty(), false)));
    assertThat(messages(request))
        .containsExactly("a volume without `volume_type` is an `empty_dir`");
  }
}
