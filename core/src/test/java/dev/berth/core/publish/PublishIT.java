package dev.berth.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.build.Image;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.io.Environment;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import dev.berth.core.store.Store;
import dev.berth.core.support.PodmanService;
import dev.berth.core.support.Programs;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others do with what we publish. */
class PublishIT {

  /** Our own on an Engine that others use too. */
  private static final String NAME = "berth-test-" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir private Path folder;
  private Store store;
  private Image image;

  @BeforeEach
  void makeImage() throws IOException {
    store = Store.open(folder.resolve("store"));
    image = TestImages.saying(store.blobs(), "hello from " + NAME);
  }

  private Published publish(Image what, String destination) throws IOException {
    return new Publishers(
            store,
            () ->
                DockerEngine.connect(
                    new Environment(System.getenv()), Path.of(System.getProperty("user.home"))))
        .forLocation(ImageLocation.parse(destination).resolveIn(folder))
        .publish(what, List.of(ImageReference.parse(NAME)), PublishListener.NONE);
  }

  private static JsonObject json(String text) {
    return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
  }

  @Nested
  class Skopeo {

    @BeforeEach
    void needSkopeo() {
      Programs.need("skopeo");
    }

    @Test
    void inspectsAndCopiesALayout() throws IOException {
      Published published = publish(image, "oci:out:1.0");

      JsonObject seen =
          json(Programs.output(folder, "skopeo", "inspect", published.references().get(0)));
      assertThat(seen.text("Digest")).contains(image.descriptor().digest().toString());
      Programs.output(folder, "skopeo", "copy", "oci:out:1.0", "dir:copied");
      assertThat(folder.resolve("copied")).isDirectoryContaining("glob:**/manifest.json");
    }

    @Test
    void inspectsAndCopiesAnOciArchive() throws IOException {
      publish(image, "oci-archive:out.tar:1.0");

      JsonObject seen =
          json(Programs.output(folder, "skopeo", "inspect", "oci-archive:out.tar:1.0"));
      assertThat(seen.text("Digest")).contains(image.descriptor().digest().toString());
      Programs.output(folder, "skopeo", "copy", "oci-archive:out.tar", "dir:copied");
    }

    @Test
    void inspectsAndCopiesADockerArchive() throws IOException {
      publish(image, "docker-archive:out.tar");

      JsonObject seen =
          json(
              Programs.output(
                  folder, "skopeo", "inspect", "--config", "docker-archive:out.tar:" + NAME));
      assertThat(seen.requiredObject("rootfs").texts("diff_ids"))
          .isEqualTo(image.config().diffIds().stream().map(Object::toString).toList());
      Programs.output(folder, "skopeo", "copy", "docker-archive:out.tar", "oci:copied:1");
    }

    @Test
    void findsBothImagesOfALayout() throws IOException {
      publish(image, "oci:out:1.0");
      Image other = TestImages.saying(store.blobs(), "another");
      Published published = publish(other, "oci:out:2.0");

      for (String tag : List.of("1.0", "2.0")) {
        Programs.output(folder, "skopeo", "copy", "oci:out:" + tag, "dir:copied-" + tag);
      }
      assertThat(published.bytesSkipped())
          .as("the base layer, which both have")
          .isEqualTo(image.manifest().layers().get(0).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"oci", "oci-archive", "docker-archive"})
  void leavesNoHalfImageWhenItIsKilled(String kind) throws Exception {
    Image big = PublishProcess.image(store);
    Path out = folder.resolve("out");
    for (int millis = 300; millis < 1500; millis += 300) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  PublishProcess.class.getName(),
                  store.home().toString(),
                  kind + ":" + out)
              .inheritIO()
              .start();
      // Generating the noise takes it a while; the kills come before, while and after it writes.
      Path half = folder.resolve(kind.equals("oci") ? "out/blobs" : ".out.tmp");
      while (process.isAlive() && !Files.exists(half)) {
        Thread.sleep(5);
      }
      Thread.sleep(millis / 20);
      process.destroyForcibly().waitFor();
      if (kind.equals("oci") ? Files.exists(out.resolve("index.json")) : Files.exists(out)) {
        assertThatItIsWhole(kind, big);
      }
    }

    publish(big, kind + ":out");

    assertThatItIsWhole(kind, big);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> !file.startsWith(store.home())))
          .noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  private void assertThatItIsWhole(String kind, Image expected) throws IOException {
    Programs.need("skopeo");
    // Reads everything and compares all digests.
    Path copy = folder.resolve("copy");
    Programs.output(folder, "skopeo", "copy", kind + ":" + folder.resolve("out"), "dir:" + copy);
    assertThat(copy.resolve(expected.manifest().config().digest().hex())).exists();
  }

  @Test
  void umociUnpacksALayout() throws IOException {
    Programs.need("umoci");
    publish(image, "oci:out");

    Programs.output(folder, "umoci", "unpack", "--rootless", "--image", "out:latest", "bundle");

    assertThat(folder.resolve("bundle/rootfs/etc/base")).hasContent("the base");
    assertThat(folder.resolve("bundle/rootfs/hello")).isExecutable();
  }

  @Nested
  class Podman {

    @BeforeEach
    void needPodman() {
      Programs.need("podman");
      needProcessorOfTheProgram();
    }

    @Test
    void loadsAndRunsADockerArchive() throws IOException {
      publish(image, "docker-archive:out.tar");
      loadAndRun();
    }

    @Test
    void loadsAndRunsAnOciArchive() throws IOException {
      publish(image, "oci-archive:out.tar");
      loadAndRun();
    }

    @Test
    void takesAnImageThroughItsDockerSocket() throws Exception {
      try (PodmanService podman = PodmanService.startIn(folder)) {
        Published published =
            new Publishers(
                    store,
                    () ->
                        DockerEngine.connect(
                            new Environment(Map.of("DOCKER_HOST", podman.host())), folder))
                .forLocation(ImageLocation.parse("docker-daemon:"))
                .publish(image, List.of(ImageReference.parse(NAME)), PublishListener.NONE);

        assertThat(published.bytesWritten()).isPositive();
        runAndRemove(NAME + ":latest");
      }
    }

    private void loadAndRun() {
      String loaded = Programs.output(folder, "podman", "load", "-i", "out.tar");
      runAndRemove(loaded.strip().replaceAll("(?s).*Loaded image: *", ""));
    }

    private void runAndRemove(String name) {
      try {
        // Its default limits are above what a container host may be allowed itself.
        String[] run = {
          "podman",
          "run",
          "--rm",
          "--network=none",
          "--ulimit=nofile=1024:1024",
          "--ulimit=nproc=1024:1024",
          name
        };
        assertThat(Programs.output(folder, run)).isEqualTo("hello from " + NAME + "\n");
      } finally {
        Programs.run(folder, "podman", "rmi", "-f", name);
      }
    }
  }

  private static void needProcessorOfTheProgram() {
    Programs.need(System.getProperty("os.arch").equals("amd64"), "the test's program is x86-64");
  }

  @Nested
  class Docker {

    @BeforeEach
    void needDocker() {
      Programs.needDockerEngine();
      needProcessorOfTheProgram();
    }

    @AfterEach
    void removeImages() {
      Programs.run(folder, "docker", "rmi", "-f", NAME + ":latest", NAME + ":other");
    }

    private void assertRuns(String name, String line) {
      assertThat(Programs.output(folder, "docker", "run", "--rm", "--network=none", name))
          .isEqualTo(line + "\n");
    }

    @Test
    void loadsAndRunsADockerArchive() throws IOException {
      publish(image, "docker-archive:out.tar");

      assertThat(Programs.output(folder, "docker", "load", "-i", "out.tar"))
          .contains("Loaded image: " + NAME + ":latest");
      assertRuns(NAME, "hello from " + NAME);
    }

    @Test
    void getsAnImageFromUs() throws IOException {
      Published published = publish(image, "docker-daemon:");

      assertThat(published.references()).containsExactly("docker-daemon:" + NAME + ":latest");
      assertThat(published.bytesWritten()).isGreaterThan(1000);
      assertThat(Programs.output(folder, "docker", "inspect", "-f", "{{.Id}}", NAME).strip())
          .isEqualTo(image.manifest().config().digest().toString());
      assertRuns(NAME, "hello from " + NAME);
    }

    @Test
    void isOnlyToldTheNameOfAnImageItHas() throws IOException {
      publish(image, "docker-daemon:");

      Published again = publish(image, "docker-daemon:" + NAME + ":other");

      assertThat(again.bytesWritten()).isZero();
      assertRuns(NAME + ":other", "hello from " + NAME);
    }

    @Test
    void isSentOnlyTheLayersItLacks() throws IOException {
      byte[] noise = new byte[3_000_000];
      new java.util.Random(7).nextBytes(noise);
      TestImages.Tar big = new TestImages.Tar().folder("data").file("data/" + NAME, 0644, noise);
      Image first = withBase(big, "first");
      Image second = withBase(big, "second");

      Published whole = publish(first, "docker-daemon:");
      Published thin = publish(second, "docker-daemon:" + NAME + ":other");

      assertThat(whole.bytesWritten()).isGreaterThan(3_000_000);
      assertThat(thin.bytesWritten()).isLessThan(20_000);
      assertRuns(NAME + ":other", "second");
      assertThat(Digest.of(noise)).isEqualTo(savedNoise());
    }

    private Image withBase(TestImages.Tar base, String line) throws IOException {
      Image hello = TestImages.saying(store.blobs(), line);
      return TestImages.in(store.blobs())
          .layer("base", base)
          .layer(
              "hello",
              hello.manifest().layers().get(1).mediaType(),
              store.blobs().read(hello.manifest().layers().get(1).digest()),
              hello.config().diffIds().get(1).digest())
          .build("/hello");
    }

    /** The layer that was left out, as it is in a container of the image it was left out of. */
    private Digest savedNoise() throws IOException {
      String container = Programs.output(folder, "docker", "create", NAME + ":other").strip();
      try {
        Programs.output(folder, "docker", "cp", container + ":/data/" + NAME, "noise");
      } finally {
        Programs.run(folder, "docker", "rm", container);
      }
      return Digest.of(Files.readAllBytes(folder.resolve("noise")));
    }
  }
}
