package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.function.FunctionRequest;
import dev.berth.core.function.PullPolicy;
import dev.berth.core.oci.ImageReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerLimitationsTest {

  @TempDir private Path folder;

  /** What is said of a function with these lines: {@code key: text, since why}. */
  private List<String> said(String lines) throws IOException {
    FunctionRequest request =
        Functions.read(
            folder, "kind: container\nname: demo\nimage: busybox:1\naction: job\n" + lines + "\n");
    WorkloadImage image =
        new WorkloadImage.Named(ImageReference.parse("busybox:1"), PullPolicy.IF_NOT_PRESENT);
    RunWishes wishes =
        new RunWishes(
            new RunId("0123456789ab"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            new Workload.Streams(false, false),
            false,
            false);
    return new DockerLimitations(WorkloadAssembler.assemble(request, image, wishes))
        .find().stream()
            .map(
                note ->
                    note.key()
                        + ": "
                        + note.problem().message()
                        + ", since "
                        + String.join(", ", note.problem().causes()))
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node_selector: {gpu: a100} | node_selector | a Docker Engine is one computer",
        "tolerations: [{key: a, operator: Exists}] | tolerations | a Docker Engine is one computer",
        "runtime_class: mine | runtime_class | a Docker Engine has no classes of runtimes",
        "priority_class: high | priority_class | a Docker Engine has no classes of priority",
        "resources: {limits: {hugepages-2Mi: 4Mi}} | resources.limits.hugepages-2Mi"
            + " | a Docker Engine does not share it out",
        "resources: {disk: 1Gi} | resources.disk | the folder `/shared` is there, and a Docker"
            + " Engine does not limit its size",
      })
  void areKeysThatDoNothing(String lines, String key, String why) throws IOException {
    assertThat(said(lines))
        .containsExactly(key + ": `" + key + "` does nothing here, since " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resources: {cpu: 1, memory: 1Gi}",
        "run_as_user: 1000",
        "fs_group: 1000",
        "volumes: [{name: v, volume_type: empty_dir, mount_path: /v, spec: {medium: Memory,"
            + " sizeLimit: 1Mi}}]",
        "volumes: [{name: v, volume_type: persistent_volume_claim, mount_path: /v}]",
      })
  void areNoneOfWhatAnEngineDoes(String lines) throws IOException {
    assertThat(said(lines)).isEmpty();
  }

  @Test
  void arePartsOfVolumesAndTheGroupOfTheirFiles() throws IOException {
    assertThat(
            said(
                """
                fs_group: 1000
                volumes:
                  - {volume_type: ephemeral, name: a, mount_path: /a, spec: {size: 1Gi, storage_class: fast}}
                  - {volume_type: empty_dir, name: b, mount_path: /b, spec: {size_limit: 1Mi}}
                """))
        .containsExactly(
            "volumes./a: `volumes./a`: its size does nothing here, since a Docker Engine does not"
                + " limit volumes on disk",
            "volumes./a: `volumes./a`: its storage class does nothing here, since a Docker Engine"
                + " has one kind of storage",
            "volumes./b: `volumes./b`: its size does nothing here, since a Docker Engine does not"
                + " limit volumes on disk",
            "fs_group: `fs_group` does nothing here, since the program is in the group, and the"
                + " files of volumes keep the group they have");
  }
}
