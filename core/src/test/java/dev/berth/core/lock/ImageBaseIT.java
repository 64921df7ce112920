package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineException;
import dev.berth.core.io.Environment;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.store.Store;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bases that others wrote, with this computer's own Python and C library in them. */
class ImageBaseIT {

  private static final String NAME =
      "berth-test-base-" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir private Path folder;
  private Store store;
  private LockedPython expected;

  @BeforeEach
  void importThisComputersPython() throws IOException {
    Programs.needDockerEngine();
    Programs.need("python3");
    Programs.need("getconf");
    store = Store.open(folder.resolve("store"));
    String[] facts =
        Programs.output(
                folder,
                "python3",
                "-c",
                "import os, sys; print(sys.version_info[0], sys.version_info[1],"
                    + " os.path.realpath('/usr/bin/python3'))")
            .strip()
            .split(" ");
    Programs.need(
        Files.isExecutable(Path.of("/usr/bin/python3"))
            && Programs.run(folder, "getconf", "GNU_LIBC_VERSION").succeeded(),
        "no `/usr/bin/python3` with glibc here");
    String glibc = Programs.output(folder, "getconf", "GNU_LIBC_VERSION").strip().split(" ")[1];
    expected =
        new LockedPython(
            new PythonVersion(Integer.parseInt(facts[0]), Integer.parseInt(facts[1])),
            facts[2],
            glibc);
    // The C library, through the links that lead to it here.
    String libc =
        Programs.output(
                folder,
                "sh",
                "-c",
                "ldd /usr/bin/python3 | sed -n 's/.*libc.so.6 => \\([^ ]*\\) .*/\\1/p'")
            .strip();
    Programs.output(
        folder,
        "sh",
        "-c",
        "tar -cf base.tar -C / usr/bin/python3 ."
            + facts[2]
            + " $(for l in bin lib lib64; do test -L /$l && echo $l; done) ."
            + Path.of(libc).toRealPath()
            + " && docker import base.tar "
            + NAME
            + ":1");
  }

  @AfterEach
  void removeImage() {
    Programs.run(folder, "docker", "rmi", "-f", NAME + ":1");
  }

  private ResolvedBase resolve(String base) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("runtime.yaml"),
            "name: demo\nenvironment:\n  docker:\n    image: " + base + "\n");
    RuntimeSpec spec = new RuntimeSpecReader(name -> Optional.empty()).read(file);
    return new ImageBaseResolver(
            store,
            () ->
                DockerEngine.connect(
                    new Environment(System.getenv()), Path.of(System.getProperty("user.home"))))
        .resolve(spec, Platform.linuxOn(System.getProperty("os.arch")));
  }

  private void assertWhole(ResolvedBase resolved) throws IOException {
    assertThat(resolved.python()).isEqualTo(expected);
    Manifest manifest =
        OciJson.readManifest(store.blobs().read(((LockedBase.Image) resolved.base()).manifest()));
    for (Descriptor layer : manifest.layers()) {
      store.blobs().verify(layer);
    }
    store.blobs().verify(manifest.config());
  }

  @Test
  void comesFromTheEngine() throws IOException {
    ResolvedBase resolved = resolve("docker-daemon:" + NAME + ":1");

    assertWhole(resolved);
    String id = Programs.output(folder, "docker", "inspect", "-f", "{{.Id}}", NAME + ":1").strip();
    assertThat(resolve("docker-daemon:" + id).base())
        .extracting(base -> ((LockedBase.Image) base).manifest())
        .isEqualTo(((LockedBase.Image) resolved.base()).manifest());
    assertThat(store.home().resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void isMissingInTheEngine() {
    assertThatThrownBy(() -> resolve("docker-daemon:" + NAME + ":none"))
        .isInstanceOf(EngineException.class)
        .hasMessage("the Docker Engine has no image `" + NAME + ":none`");
  }

  @Test
  void comesFromWhatDockerSaves() throws IOException {
    Programs.output(folder, "docker", "save", "-o", "saved.tar", NAME + ":1");

    assertWhole(resolve("docker-archive:saved.tar"));
    assertWhole(resolve("docker-archive:saved.tar:" + NAME + ":1"));
  }

  @Test
  void comesFromWhatSkopeoCopies() throws IOException {
    Programs.need("skopeo");
    for (String copy : new String[] {"oci:layout:1", "oci-archive:oci.tar:1"}) {
      Programs.output(folder, "skopeo", "copy", "docker-daemon:" + NAME + ":1", copy);
      assertWhole(resolve(copy));
    }
  }

  @Test
  void comesFromWhatPodmanSaves() throws IOException {
    Programs.need("podman");
    Programs.output(folder, "docker", "save", "-o", "saved.tar", NAME + ":1");
    String name =
        Programs.output(folder, "podman", "load", "-i", "saved.tar")
            .strip()
            .replaceAll("(?s).*Loaded image: *", "");
    try {
      Programs.output(
          folder, "podman", "save", "--format", "docker-archive", "-o", "podman.tar", name);
      Programs.output(folder, "podman", "save", "--format", "oci-archive", "-o", "oci.tar", name);
      assertWhole(resolve("docker-archive:podman.tar"));
      assertWhole(resolve("oci-archive:oci.tar"));
    } finally {
      Programs.run(folder, "podman", "rmi", "-f", name);
    }
  }
}
