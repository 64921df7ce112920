package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.Tool;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first example, from its runtime.yaml to what Docker, podman, skopeo and umoci make of it. */
class IrisIT {

  @TempDir private static Path folder;
  private static Path iris;
  private static Tool tool;
  private static JsonNode report;

  @BeforeAll
  static void buildToEveryDestination() throws IOException {
    iris = Files.createDirectories(folder.resolve("iris"));
    for (String file : List.of("runtime.yaml", "train.py", "function.yaml")) {
      Files.copy(Path.of("..", "examples", "iris", file), iris.resolve(file));
    }
    tool = Tool.in(folder);
    String answer =
        tool.run(
                "runtime",
                "build",
                "iris",
                "--format",
                "json",
                "--to",
                "oci:layout",
                "--to",
                "oci-archive:oci.tar",
                "--to",
                "docker-archive:docker.tar")
            .exits(0)
            .out();
    report = new ObjectMapper().readTree(answer);
  }

  @Test
  void dockerLoadsAndRunsTheArchive() {
    Programs.needDockerEngine();

    Programs.output(folder, "docker", "load", "--input", "docker.tar");

    assertThat(Programs.output(folder, "docker", "run", "--rm", "iris"))
        .startsWith("accuracy: 0.9");
    assertThat(Programs.output(folder, "docker", "inspect", "-f", "{{.Id}}", "iris").strip())
        .isEqualTo(report.get("imageId").asText());
  }

  @Test
  void dockerRunsWhatIsSentToItsEngine() {
    Programs.needDockerEngine();

    tool.run("runtime", "build", "iris", "--tag", "it", "--to", "docker-daemon:").exits(0);

    assertThat(Programs.output(folder, "docker", "run", "--rm", "iris:it"))
        .startsWith("accuracy: 0.9");
  }

  @Test
  void runsAsAFunctionOutOfTheStore() {
    Programs.needDockerEngine();

    CliResult job = tool.run("run", "iris").exits(0);

    assertThat(job.out()).startsWith("accuracy: 0.9");
  }

  @Test
  void podmanLoadsAndRunsTheArchive() {
    Programs.need("podman");

    Programs.output(folder, "podman", "load", "--input", "docker.tar");

    // Podman would raise the limits to more than a container that it runs in itself may have.
    assertThat(
            Programs.output(
                folder,
                "podman",
                "run",
                "--rm",
                "--ulimit=nofile=1024:1024",
                "--ulimit=nproc=1024:1024",
                "iris"))
        .startsWith("accuracy: 0.9");
  }

  @Test
  void skopeoCopiesTheLayoutWithoutChangingIt() throws IOException {
    Programs.need("skopeo");

    Programs.output(folder, "skopeo", "copy", "oci:layout:latest", "oci:copy:latest");
    String inspected = Programs.output(folder, "skopeo", "inspect", "oci-archive:oci.tar");

    JsonNode index = new ObjectMapper().readTree(folder.resolve("copy/index.json").toFile());
    assertThat(index.at("/manifests/0/digest").asText()).isEqualTo(report.get("digest").asText());
    assertThat(new ObjectMapper().readTree(inspected).get("Digest").asText())
        .isEqualTo(report.get("digest").asText());
  }

  @Test
  void umociUnpacksTheLayout() {
    Programs.need("umoci");

    Programs.output(folder, "umoci", "unpack", "--rootless", "--image", "layout:latest", "bundle");

    assertThat(folder.resolve("bundle/rootfs/opt/runtime/lib/python3.11/site-packages/sklearn"))
        .isDirectory();
    assertThat(folder.resolve("bundle/rootfs/app/train.py"))
        .hasSameTextualContentAs(iris.resolve("train.py"));
  }

  @Test
  void theImageSaysWhatEachLayerHolds() throws IOException {
    Programs.need("skopeo");

    String config = Programs.output(folder, "skopeo", "inspect", "--config", "oci:layout:latest");

    List<String> history = new ArrayList<>();
    new ObjectMapper()
        .readTree(config)
        .get("history")
        .forEach(step -> history.add(step.get("created_by").asText()));
    assertThat(history)
        .startsWith("berth: debian:12", "berth: Python 3.11")
        .contains("berth: scikit-learn 1.7.2", "berth: train.py")
        .endsWith("berth: environment of Python 3.11");
  }

  @Test
  void pythonInTheImageSeesWhatIsLockedAndEveryFileOfIt() throws IOException {
    Programs.needDockerEngine();
    Programs.output(folder, "docker", "load", "--input", "docker.tar");
    Path script = folder.resolve("verify.py");
    Files.copy(Path.of("src", "test", "resources", "verify-records.py"), script);

    String seen =
        Programs.output(
            folder,
            "docker",
            "run",
            "--rm",
            "-v",
            script + ":/verify.py:ro",
            "iris",
            "python",
            "/verify.py");

    List<String> locked = new ArrayList<>();
    for (String line : Files.readAllLines(iris.resolve("runtime.lock"))) {
      if (line.contains(".whl")) {
        locked.add(line.replaceAll(".*name: ([^,]+), version: \"?([^,\"]+)\"?,.*", "$1 $2"));
      }
    }
    assertThat(seen.lines().toList()).containsExactlyInAnyOrderElementsOf(locked);
  }
}
