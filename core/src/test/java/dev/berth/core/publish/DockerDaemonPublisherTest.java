package dev.berth.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.build.Image;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineException;
import dev.berth.core.docker.FakeDockerEngine;
import dev.berth.core.docker.FakeDockerEngine.Fault;
import dev.berth.core.docker.LoadListener;
import dev.berth.core.io.Content;
import dev.berth.core.io.Environment;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.store.Store;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerDaemonPublisherTest {

  @TempDir private Path folder;
  private Store store;
  private Image first;
  private Image second;
  private FakeDockerEngine engine;

  @BeforeEach
  void makeImages() throws IOException {
    store = Store.open(folder.resolve("store"));
    first = TestImages.saying(store.blobs(), "first");
    second = TestImages.saying(store.blobs(), "second");
    engine = new FakeDockerEngine("1.41");
  }

  @AfterEach
  void stopEngine() {
    engine.close();
  }

  private Published publish(Image image, String... names) throws IOException {
    return publish(image, PublishListener.NONE, names);
  }

  private Published publish(Image image, PublishListener listener, String... names)
      throws IOException {
    return publisher(engine.environment())
        .publish(image, Stream.of(names).map(ImageReference::parse).toList(), listener);
  }

  private Publisher publisher(Environment environment) {
    return new Publishers(store, () -> DockerEngine.connect(environment, folder))
        .forLocation(ImageLocation.parse("docker-daemon:"));
  }

  private static String blob(Image image, int layer) {
    return "blobs/sha256/" + image.manifest().layers().get(layer).digest().hex();
  }

  private void assertFails(Image image, Problem problem) {
    assertThatThrownBy(() -> publish(image, "demo"))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.problems()).containsExactly(problem));
  }

  @Test
  void sendsAllOfANewImageAndChecksWhatWasLoaded() throws IOException {
    List<String> heard = new ArrayList<>();

    Published published =
        publish(
            first,
            new PublishListener() {
              @Override
              public void publishing(ImageLocation destination, long bytes) {
                heard.add("publishing to " + destination);
              }

              @Override
              public void waiting(String status) {
                heard.add(status);
              }

              @Override
              public void published(Published image) {
                heard.add("published");
              }
            },
            "demo",
            "acme/demo:1");

    assertThat(published.references())
        .containsExactly("docker-daemon:demo:latest", "docker-daemon:acme/demo:1");
    assertThat(published.manifest()).isEqualTo(first.descriptor().digest());
    assertThat(engine.imageId("demo:latest")).contains(first.manifest().config().digest());
    assertThat(engine.imageId("acme/demo:1")).contains(first.manifest().config().digest());
    assertThat(engine.loads().get(0)).contains(blob(first, 0), blob(first, 1), "index.json");
    assertThat(heard)
        .containsExactly(
            "publishing to docker-daemon:", "Loading layer", "Loaded image", "published");
  }

  /** Engines with containerd read the layout, where it must be without a name as well. */
  @Test
  void sendsAnImageThatGetsNoName() throws IOException {
    Published published = publish(first);

    Digest id = first.manifest().config().digest();
    assertThat(published.references()).isEmpty();
    assertThat(engine.imageId(id.toString())).contains(id);
    assertThat(engine.layoutIndex())
        .isEqualTo(
            "{\"manifests\":[{\"digest\":\""
                + first.descriptor().digest()
                + "\",\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"platform\":"
                + "{\"architecture\":\"amd64\",\"os\":\"linux\"},\"size\":"
                + first.descriptor().size()
                + "}],\"schemaVersion\":2}");
  }

  @Test
  void leavesOutLayersThatTheEngineHas() throws IOException {
    publish(first, "demo");

    Published published = publish(second, "demo:2");

    assertThat(engine.loads().get(1)).contains(blob(second, 1)).doesNotContain(blob(second, 0));
    assertThat(published.bytesSkipped()).isEqualTo(second.manifest().layers().get(0).size());
    assertThat(engine.imageId("demo:2")).contains(second.manifest().config().digest());
  }

  @Test
  void onlyNamesAnImageThatTheEngineHas() throws IOException {
    publish(first, "demo");

    Published published = publish(first, "other:2");

    assertThat(engine.loads()).hasSize(1);
    assertThat(published.bytesWritten()).isZero();
    assertThat(engine.imageId("other:2")).contains(first.manifest().config().digest());
  }

  @Test
  void sendsAllWhereTheEngineKeepsImagesInContainerd() throws IOException {
    engine.withContainerdStore();
    publish(first, "demo");

    publish(second, "demo:2");

    assertThat(engine.loads().get(1)).contains(blob(second, 0), blob(second, 1));
  }

  @Test
  void sendsAllWhenTheEngineHasLostALayer() throws IOException {
    publish(first, "demo");
    engine.with(Fault.FORGETS_LAYERS);

    publish(second, "demo:2");

    assertThat(engine.loads()).hasSize(3);
    assertThat(engine.loads().get(2)).contains(blob(second, 0), blob(second, 1));
    assertThat(engine.imageId("demo:2")).contains(second.manifest().config().digest());
  }

  @Test
  void hearsAnErrorInAnAnswerThatBeganAsASuccess() throws IOException {
    Image broken =
        TestImages.in(store.blobs()).layer("a", new TestImages.Tar().folder("a")).build("/a");
    try (DockerEngine connected = DockerEngine.connect(engine.environment(), folder)) {
      ImageArchive archive =
          ImageArchive.of(
              broken,
              store.blobs(),
              List.of(),
              List.of(ImageReference.parse("demo:1")),
              java.util.Set.of(broken.manifest().layers().get(0).digest()));
      List<String> heard = new ArrayList<>();

      assertThatThrownBy(
              () ->
                  connected
                      .images()
                      .load(
                          archive,
                          new LoadListener() {
                            @Override
                            public void sent(long bytes) {}

                            @Override
                            public void status(String text) {
                              heard.add(text);
                            }
                          }))
          .isInstanceOfSatisfying(
              EngineException.class,
              e ->
                  assertThat(e.problems())
                      .containsExactly(
                          Problem.of("the Docker Engine cannot load the image")
                              .because(
                                  "open /tmp/" + blob(broken, 0) + ": no such file or directory")));
      assertThat(heard).containsExactly("Loading layer");
    }
  }

  @Test
  void hearsWhyTheEngineReadsNoFurther() throws IOException {
    engine.with(Fault.HAS_NO_ROOM);
    try (DockerEngine connected = DockerEngine.connect(engine.environment(), folder)) {
      assertThatThrownBy(
              () ->
                  connected
                      .images()
                      .load(
                          Content.of(new byte[32 << 20]),
                          new LoadListener() {
                            @Override
                            public void sent(long bytes) {}

                            @Override
                            public void status(String text) {}
                          }))
          .isInstanceOfSatisfying(
              EngineException.class,
              e ->
                  assertThat(e.problems())
                      .containsExactly(
                          Problem.of("the Docker Engine cannot load the image")
                              .because("write /tmp/layer.tar: no space left on device")));
    }
  }

  @Test
  void noticesThatTheAnswerBreaksOff() {
    engine.with(Fault.CLOSES_MIDWAY);

    assertThatThrownBy(() -> publish(first, "demo"))
        .isInstanceOf(EngineException.class)
        .hasMessage("the Docker Engine cannot load the image");
  }

  @Test
  void noticesThatAnotherImageWasLoaded() {
    engine.with(Fault.LOADS_ANOTHER);
    String expected =
        Stream.of(first.manifest().config().digest(), first.descriptor().digest())
            .map(Digest::toString)
            .sorted()
            .reduce((a, b) -> a + " or " + b)
            .orElseThrow();

    assertFails(
        first,
        Problem.of("the Docker Engine did not load the image `demo:latest` as it was sent")
            .because("found image " + Digest.of(new byte[0]) + ", expected " + expected));
  }

  @ParameterizedTest
  @CsvSource({"1.24, /v1.24/", "1.41, /v1.41/", "1.51, /v1.51/"})
  void speaksTheVersionThatBothKnow(String theirs, String prefix) throws IOException {
    engine.close();
    engine = new FakeDockerEngine(theirs);

    publish(first, "demo");

    assertThat(engine.requests()).contains("POST " + prefix + "images/load");
  }

  @Test
  void speaksNoVersionThatItDoesNotKnow() throws IOException {
    engine.close();
    engine = new FakeDockerEngine("1.99");

    assertThatThrownBy(() -> publish(first, "demo")).isInstanceOf(EngineException.class);
    assertThat(engine.requests()).anyMatch(request -> request.contains("/v1.51/"));
  }

  @Test
  void saysThatNoEngineAnswers() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String host = "tcp://127.0.0.1:" + port;

    assertThatThrownBy(
            () ->
                publisher(new Environment(Map.of("DOCKER_HOST", host)))
                    .publish(first, List.of(ImageReference.parse("demo")), PublishListener.NONE))
        .isInstanceOfSatisfying(
            EngineException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        Problem.of("cannot reach the Docker Engine at `" + host + "` (DOCKER_HOST)")
                            .because("nothing listens at port " + port + " of `127.0.0.1`")
                            .hint(
                                "start the Engine there, or correct `DOCKER_HOST`; `berth doctor`"
                                    + " shows what is wrong")));
  }

  @Test
  void saysThatThereIsNoSocket() {
    String host = "unix://" + folder.resolve("nowhere.sock");

    assertThatThrownBy(
            () ->
                publisher(new Environment(Map.of("DOCKER_HOST", host)))
                    .publish(first, List.of(ImageReference.parse("demo")), PublishListener.NONE))
        .isInstanceOf(EngineException.class)
        .hasMessage("cannot reach the Docker Engine at `" + host + "` (DOCKER_HOST)");
  }

  @Test
  void findsTheEngineOfAContext() throws IOException {
    Path docker = java.nio.file.Files.createDirectories(folder.resolve(".docker"));
    java.nio.file.Files.writeString(
        docker.resolve("config.json"), "{\"currentContext\":\"elsewhere\"}");
    Path meta =
        java.nio.file.Files.createDirectories(
            docker
                .resolve("contexts/meta")
                .resolve(
                    Digest.of("elsewhere".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hex()));
    java.nio.file.Files.writeString(
        meta.resolve("meta.json"),
        "{\"Name\":\"elsewhere\",\"Metadata\":{},\"Endpoints\":{\"docker\":{\"Host\":\""
            + engine.host()
            + "\",\"SkipTLSVerify\":false}}}");

    publisher(new Environment(Map.of()))
        .publish(first, List.of(ImageReference.parse("demo")), PublishListener.NONE);

    assertThat(engine.imageId("demo:latest")).isPresent();
  }

  @Test
  void takesNoImageIdForAName() {
    String id = "docker-daemon:" + Digest.of(new byte[0]);

    assertThatThrownBy(
            () ->
                new Publishers(store, () -> DockerEngine.connect(engine.environment(), folder))
                    .forLocation(ImageLocation.parse(id)))
        .isInstanceOfSatisfying(
            PublishException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        Problem.of("cannot publish to `" + id + "`")
                            .because("an image id is no name for a new image")));
  }
}
