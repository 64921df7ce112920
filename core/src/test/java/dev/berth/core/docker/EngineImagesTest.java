package dev.berth.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.build.Image;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.publish.PublishListener;
import dev.berth.core.publish.Publishers;
import dev.berth.core.store.Store;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineImagesTest {

  private static final DiffId LAYER = new DiffId(Digest.of(new byte[] {1}));

  @TempDir private Path folder;
  private FakeDockerEngine fake;
  private DockerEngine engine;
  private Digest id;

  @BeforeEach
  void loadAnImage() throws IOException {
    fake = new FakeDockerEngine("1.41");
    engine = DockerEngine.connect(fake.environment(), folder);
    Store store = Store.open(folder.resolve("store"));
    Image image = TestImages.saying(store.blobs(), "hello");
    id = image.manifest().config().digest();
    new Publishers(store, () -> DockerEngine.connect(fake.environment(), folder))
        .forLocation(ImageLocation.parse("docker-daemon:"))
        .publish(
            image,
            List.of(ImageReference.parse("demo:1"), ImageReference.parse("used:1")),
            PublishListener.NONE);
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
    fake.close();
  }

  @Test
  void removesWhatIsThereAndNotInUse() {
    engine.images().remove("demo:1");
    engine.images().remove("demo:1");
    engine.images().remove("used:1");

    assertThat(fake.imageId("demo:1")).isEmpty();
    assertThat(fake.imageId("used:1")).contains(id);
  }

  @Test
  void saysWhatIsWrongWithWhatIsSaved() {
    assertThatThrownBy(() -> engine.images().save(Digest.of(new byte[0])))
        .isInstanceOfSatisfying(
            EngineException.class,
            failure ->
                assertThat(failure.problems())
                    .containsExactly(
                        Problem.of("the Docker Engine cannot save the image `e3b0c44298fc`")
                            .because("No such image: " + Digest.of(new byte[0]))));
    try (SavedImage saved = engine.images().save(id)) {
      assertThatThrownBy(() -> saved.writeLayers(Set.of(LAYER), Set.of(), folder))
          .isInstanceOfSatisfying(
              EngineException.class,
              failure ->
                  assertThat(failure.problems())
                      .containsExactly(
                          Problem.of(
                                  "the Docker Engine cannot save the image `" + id.shortHex() + "`")
                              .because("it did not send the layer " + LAYER)));
    }
  }
}
