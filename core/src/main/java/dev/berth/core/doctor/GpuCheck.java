package dev.berth.core.doctor;

import dev.berth.core.docker.EngineInfo;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether containers get the GPUs of NVIDIA that the computer has: by the Engine's own runtime, or
 * by devices that the Container Device Interface describes.
 *
 * @param root of this computer's files
 */
record GpuCheck(Path root) {

  private static final String SUBJECT = "gpu";
  private static final List<String> SPECIFICATIONS = List.of("etc/cdi", "var/run/cdi");

  Finding of(EngineInfo info) {
    boolean present = Files.exists(root.resolve("proc/driver/nvidia/version"));
    List<String> described = described(info);
    boolean runtime = info.runtimes().contains("nvidia");
    Finding finding;
    if (runtime || !described.isEmpty()) {
      List<String> ways = new ArrayList<>();
      if (runtime) {
        ways.add("the runtime `nvidia`");
      }
      if (!described.isEmpty()) {
        ways.add("CDI (" + String.join(", ", described) + ")");
      }
      finding = Finding.ok(SUBJECT, "containers get GPUs by " + String.join(" and ", ways));
    } else if (present) {
      finding =
          Finding.note(
              SUBJECT,
              "there is a GPU of NVIDIA, and containers do not get it",
              "install the NVIDIA Container Toolkit, then run `sudo nvidia-ctk runtime configure"
                  + " --runtime=docker` and restart Docker (podman: `sudo nvidia-ctk cdi generate"
                  + " --output=/etc/cdi/nvidia.yaml`)");
    } else {
      finding = Finding.ok(SUBJECT, "none of NVIDIA here");
    }
    return finding.with("present", present).with("nvidiaRuntime", runtime).with("cdi", described);
  }

  /** What the Engine tells, which those do that are new; else the files that it would read. */
  private List<String> described(EngineInfo info) {
    if (!info.devices().isEmpty()) {
      return info.devices();
    }
    List<String> files = new ArrayList<>();
    for (String folder : SPECIFICATIONS) {
      try (DirectoryStream<Path> found =
          Files.newDirectoryStream(root.resolve(folder), "*nvidia*.{yaml,json}")) {
        found.forEach(file -> files.add("/" + root.relativize(file)));
      } catch (IOException none) {
        continue;
      }
    }
    return files;
  }
}
