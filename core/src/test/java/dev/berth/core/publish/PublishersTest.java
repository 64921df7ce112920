package dev.berth.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.build.Image;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoreException;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishersTest {

  @TempDir private Path folder;
  private Store store;
  private Image image;

  @BeforeEach
  void makeImage() throws IOException {
    store = Store.open(folder.resolve("store"));
    image = TestImages.saying(store.blobs(), "hello");
  }

  private Published publish(Image what, String destination, String... names) throws IOException {
    return publisher(destination)
        .publish(what, Stream.of(names).map(ImageReference::parse).toList(), PublishListener.NONE);
  }

  private Publisher publisher(String destination) {
    return new Publishers(
            store,
            () -> {
              throw new IllegalStateException("no Docker Engine is needed");
            })
        .forLocation(ImageLocation.parse(destination).resolveIn(folder));
  }

  private void assertRefused(String destination, Problem problem) {
    assertThatThrownBy(() -> publish(image, destination, "demo"))
        .isInstanceOfSatisfying(
            PublishException.class, e -> assertThat(e.problems()).containsExactly(problem));
  }

  private Problem cannotPublish(String destination) {
    return Problem.of(
        "cannot publish to `" + ImageLocation.parse(destination).resolveIn(folder) + "`");
  }

  private List<Path> filesIn(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).map(below::relativize).sorted().toList();
    }
  }

  @Nested
  class ALayout {

    private List<String> tags() throws IOException {
      List<String> tags = new ArrayList<>();
      for (JsonObject entry :
          Json.readObject(Files.readAllBytes(folder.resolve("out/index.json")))
              .objects("manifests")) {
        tags.add(
            entry.textMap("annotations").get("org.opencontainers.image.ref.name")
                + " "
                + entry.requiredText("digest"));
      }
      return tags;
    }

    @Test
    void holdsTheImageAndNothingElse() throws IOException {
      Published published = publish(image, "oci:out", "acme/demo:1");

      List<Path> expected = new ArrayList<>(List.of(Path.of("index.json"), Path.of("oci-layout")));
      Stream.concat(
              image.manifest().layers().stream(),
              Stream.of(image.manifest().config(), image.descriptor()))
          .map(blob -> Path.of("blobs/sha256", blob.digest().hex()))
          .forEach(expected::add);
      assertThat(filesIn(folder.resolve("out"))).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(published.references()).containsExactly("oci:" + folder.resolve("out") + ":1");
      assertThat(published.bytesSkipped()).isZero();
      assertThat(Files.readString(folder.resolve("out/index.json")))
          .isEqualTo(
              "{\"manifests\":[{\"annotations\":{\"io.containerd.image.name\":"
                  + "\"docker.io/acme/demo:1\",\"org.opencontainers.image.ref.name\":\"1\"},"
                  + "\"digest\":\""
                  + image.descriptor().digest()
                  + "\",\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                  + "\"platform\":{\"architecture\":\"amd64\",\"os\":\"linux\"},\"size\":"
                  + image.descriptor().size()
                  + "}],\"schemaVersion\":2}");
    }

    @Test
    void takesAwayWhatAKillHasLeft() throws IOException {
      Path out = Files.createDirectories(folder.resolve("out"));
      Files.createFile(out.resolve(".oci-layout." + UUID.randomUUID() + ".tmp"));
      Files.createFile(out.resolve(".index.json." + UUID.randomUUID() + ".tmp"));

      publish(image, "oci:out", "demo");

      assertThat(filesIn(out)).noneMatch(file -> file.toString().endsWith(".tmp"));
      assertThat(tags()).containsExactly("latest " + image.descriptor().digest());
    }

    @Test
    void leavesFilesOfOthersThatLookAlike() throws IOException {
      Path out = Files.createDirectories(folder.resolve("out"));
      Files.createFile(out.resolve(".index.json.mine.tmp"));

      assertThatThrownBy(() -> publish(image, "oci:out", "demo"))
          .isInstanceOf(PublishException.class);
      assertThat(filesIn(out)).containsExactly(Path.of(".index.json.mine.tmp"));
    }

    @Test
    void isIndependentOfTheStore() throws IOException {
      publish(image, "oci:out", "demo");
      Digest layer = image.manifest().layers().get(0).digest();
      Path copy = folder.resolve("out/blobs/sha256").resolve(layer.hex());

      Files.writeString(copy, "changed");

      store.blobs().verify(image.manifest().layers().get(0));
    }

    @Test
    void keepsOtherImagesAndReplacesTheSameTag() throws IOException {
      publish(image, "oci:out:1", "demo");
      publish(image, "oci:out:2", "demo");
      Image other = TestImages.saying(store.blobs(), "other");

      Published published = publish(other, "oci:out:1", "demo");

      assertThat(tags())
          .containsExactly("2 " + image.descriptor().digest(), "1 " + other.descriptor().digest());
      assertThat(published.bytesSkipped()).isEqualTo(image.manifest().layers().get(0).size());
    }

    @Test
    void keepsWhatOthersWroteIntoTheIndex() throws IOException {
      publish(image, "oci:out:1", "demo");
      Path index = folder.resolve("out/index.json");
      Files.writeString(
          index,
          Files.readString(index)
              .replace("\"schemaVersion\":2", "\"artifactType\":\"a/b\",\"schemaVersion\":2")
              .replace("\"size\":", "\"urls\":[\"https://example.com\"],\"size\":"));

      publish(image, "oci:out:2", "demo");

      assertThat(Files.readString(index))
          .contains("\"artifactType\":\"a/b\"", "\"urls\":[\"https://example.com\"]");
    }

    @Test
    void hasOneEntryForEachTag() throws IOException {
      publish(image, "oci:out", "demo:1", "acme/demo:1", "demo:2");

      assertThat(tags())
          .containsExactly("1 " + image.descriptor().digest(), "2 " + image.descriptor().digest());
    }

    @Test
    void writesABlobAnewThatIsCutOff() throws IOException {
      publish(image, "oci:out", "demo");
      Descriptor layer = image.manifest().layers().get(1);
      Path blob = folder.resolve("out/blobs/sha256").resolve(layer.digest().hex());
      Files.write(blob, new byte[] {1});

      Published published = publish(image, "oci:out", "demo");

      assertThat(Digest.of(Files.readAllBytes(blob))).isEqualTo(layer.digest());
      assertThat(published.bytesWritten()).isEqualTo(layer.size());
    }

    @Test
    void isNotMadeInAFolderWithOtherThings() throws IOException {
      Files.createDirectories(folder.resolve("out"));
      Files.writeString(folder.resolve("out/thesis.tex"), "");

      assertRefused(
          "oci:out",
          cannotPublish("oci:out")
              .because(
                  "the folder is not an OCI image layout: it has `thesis.tex` and no `oci-layout`")
              .hint("name a folder that is empty or not there yet"));
      assertThat(filesIn(folder.resolve("out"))).containsExactly(Path.of("thesis.tex"));
    }

    @Test
    void isNotMadeInThePlaceOfAFile() throws IOException {
      Files.writeString(folder.resolve("out"), "");

      assertThatThrownBy(() -> publish(image, "oci:out", "demo"))
          .isInstanceOf(PublishException.class)
          .hasMessage("cannot publish to `oci:" + folder.resolve("out") + "`");
    }

    @Test
    void isLeftAloneWhenItsIndexIsDamaged() throws IOException {
      publish(image, "oci:out", "demo");
      Files.writeString(folder.resolve("out/index.json"), "{\"manifests\":1}");

      assertRefused(
          "oci:out",
          cannotPublish("oci:out")
              .because("its `index.json` cannot be read: `manifests` is not an array"));
      assertThat(folder.resolve("out/index.json")).hasContent("{\"manifests\":1}");
    }
  }

  @Nested
  class AnArchive {

    @ParameterizedTest
    @ValueSource(strings = {"oci-archive:out.tar", "docker-archive:out.tar"})
    void hasTheSameBytesEachTime(String destination) throws IOException {
      publish(image, destination, "demo");
      byte[] first = Files.readAllBytes(folder.resolve("out.tar"));

      publish(image, destination, "demo");

      assertThat(Files.readAllBytes(folder.resolve("out.tar"))).isEqualTo(first);
      assertThat(filesIn(folder))
          .filteredOn(file -> !file.startsWith("store"))
          .containsExactly(Path.of("out.tar"));
    }

    @Test
    void isNamedByItsLocation() throws IOException {
      assertThat(publish(image, "docker-archive:out.tar:acme/demo:1", "demo").references())
          .containsExactly("docker-archive:" + folder.resolve("out.tar") + ":acme/demo:1");
      assertThat(new String(Files.readAllBytes(folder.resolve("out.tar")), UTF_8))
          .contains("\"RepoTags\":[\"acme/demo:1\"]");
      assertThat(publish(image, "oci-archive:out.tar:7", "demo").references())
          .containsExactly("oci-archive:" + folder.resolve("out.tar") + ":7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci-archive:out.tar", "docker-archive:out.tar", "oci:out"})
    void isNotTouchedWhenTheStoreIsDamaged(String destination) throws IOException {
      publish(image, destination, "demo");
      List<Path> before = filesIn(folder);
      Path blob = store.blobs().path(image.manifest().layers().get(1).digest());
      Files.write(blob, new byte[] {1});

      assertThatThrownBy(() -> publish(image, destination, "demo"))
          .isInstanceOf(StoreException.class)
          .hasMessage("content in the store is damaged: `" + blob + "`");
      assertThat(filesIn(folder)).isEqualTo(before);
    }

    @Test
    void keepsTheOldFileWhenTheNewOneCannotBeWritten() throws IOException {
      Path blob = store.blobs().path(image.manifest().layers().get(1).digest());
      Files.writeString(folder.resolve("out.tar"), "old");
      Publisher publisher = publisher("docker-archive:out.tar");

      assertThatThrownBy(
              () ->
                  publisher.publish(
                      image,
                      List.of(ImageReference.parse("demo")),
                      new PublishListener() {
                        @Override
                        public void publishing(ImageLocation destination, long bytes) {
                          truncate(blob);
                        }
                      }))
          .isInstanceOfSatisfying(
              PublishException.class,
              e ->
                  assertThat(e.problems())
                      .containsExactly(
                          cannotPublish("docker-archive:out.tar")
                              .because("a file became shorter while it was read")));
      assertThat(folder.resolve("out.tar")).hasContent("old");
      assertThat(folder.resolve(".out.tar.tmp")).doesNotExist();
    }

    private void truncate(Path file) {
      try {
        Files.write(file, new byte[] {1});
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Test
    void isNotWrittenOverAFolderOrIntoNone() throws IOException {
      Files.createDirectories(folder.resolve("out.tar"));

      assertRefused(
          "oci-archive:out.tar",
          cannotPublish("oci-archive:out.tar").because("there is something that is not a file"));
      assertRefused(
          "oci-archive:no/out.tar",
          cannotPublish("oci-archive:no/out.tar")
              .because("`" + folder.resolve("no/.out.tar.tmp") + "`: no such file or folder"));
    }
  }

  @Test
  void saysThatARegistryIsNotSupportedYet() {
    assertRefused(
        "ghcr.io/acme/demo:1",
        cannotPublish("ghcr.io/acme/demo:1")
            .because("publishing to a registry is not supported yet")
            .hint(
                "publish to `oci:DIR` and copy it with `skopeo copy oci:DIR"
                    + " docker://ghcr.io/acme/demo:1`"));
  }

  @Test
  void suggestsTheTransportThatWasMeant() {
    assertRefused(
        "docker-demon:iris",
        cannotPublish("docker-demon:iris")
            .because("publishing to a registry is not supported yet")
            .hint("did you mean `docker-daemon:iris`?"));
  }

  @ParameterizedTest
  @CsvSource({
    "iris, iris:latest",
    "Iris_2.x, iris_2.x:latest",
    "_a, a:latest",
    "a--b, a-b:latest",
    "a._b, a-b:latest",
    "___, runtime:latest",
    "a., a:latest",
  })
  void namesImagesAfterTheirRuntime(String runtime, String name) {
    assertThat(Publishers.defaultName(runtime).familiar()).isEqualTo(name);
  }
}
