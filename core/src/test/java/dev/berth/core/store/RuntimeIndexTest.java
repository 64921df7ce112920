package dev.berth.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.BerthException;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeIndexTest {

  private static final Digest LOCK = Digest.of(new byte[] {9});

  @TempDir private Path home;
  private RuntimeIndex index;

  @BeforeEach
  void openStore() throws IOException {
    index = Store.open(home).runtimes();
  }

  private static RuntimeRecord version(String name, String seed, int minute, Platform platform) {
    Digest digest = Digest.of(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Descriptor blob = Descriptor.of(MediaTypes.OCI_LAYER_GZIP, digest, 100);
    return new RuntimeRecord(
        name,
        digest,
        Instant.parse("2026-11-21T10:00:00Z").plusSeconds(60L * minute),
        LOCK,
        Optional.empty(),
        List.of(
            new RuntimeImage(
                platform,
                Descriptor.of(MediaTypes.OCI_MANIFEST, digest, 7).withPlatform(platform),
                "debian:12",
                "3.11",
                3,
                List.of(new RuntimeLayer("debian:12", blob), new RuntimeLayer("numpy 2", blob)))));
  }

  private static RuntimeRecord version(String name, String seed, int minute) {
    return version(name, seed, minute, Platform.LINUX_AMD64);
  }

  @Test
  void givesBackWhatWasAdded() throws IOException {
    RuntimeRecord iris = version("iris", "a", 0);

    RuntimeEntry added = index.add(iris, List.of("prod"));

    assertThat(added).isEqualTo(new RuntimeEntry(iris, List.of("latest", "v0", "prod")));
    RuntimeIndex anew = Store.open(home).runtimes();
    assertThat(anew.get(RuntimeName.parse("iris"))).isEqualTo(added);
    assertThat(anew.names()).containsExactly("iris");
    assertThat(home.resolve("runtimes/iris/tags.json")).exists();
    assertThat(added.runtime().images().get(0).size()).isEqualTo(200);
  }

  @Test
  void numbersVersionsAndMovesLatest() throws IOException {
    index.add(version("iris", "a", 0), List.of());
    index.add(version("iris", "b", 1), List.of());

    assertThat(index.versions("iris"))
        .extracting(RuntimeEntry::tags)
        .containsExactly(List.of("latest", "v1"), List.of("v0"));
  }

  @Test
  void keepsVersionNumberAndTimeWhenTheSameIsBuiltAgain() throws IOException {
    RuntimeRecord first = version("iris", "a", 0);
    index.add(first, List.of());
    index.add(version("iris", "b", 1), List.of());

    RuntimeEntry again = index.add(version("iris", "a", 2), List.of());

    assertThat(again).isEqualTo(new RuntimeEntry(first, List.of("latest", "v0")));
    assertThat(index.versions("iris")).hasSize(2);
    assertThat(index.add(version("iris", "c", 3), List.of()).tags()).contains("v2");
  }

  @Test
  void joinsTheImagesOfOneVersionForSeveralPlatforms() throws IOException {
    index.add(version("iris", "a", 0, Platform.LINUX_ARM64), List.of());
    index.add(version("iris", "a", 1, Platform.LINUX_AMD64), List.of());

    assertThat(index.get(RuntimeName.parse("iris")).runtime().images())
        .extracting(RuntimeImage::platform)
        .containsExactly(Platform.LINUX_AMD64, Platform.LINUX_ARM64);
  }

  @Test
  void writesNothingWhenNothingIsNew() throws IOException {
    index.add(version("iris", "a", 0), List.of("prod"));
    FileTime longAgo = FileTime.from(Instant.EPOCH);
    List<Path> written =
        List.of(home.resolve("index.json"), home.resolve("runtimes/iris/tags.json"));
    for (Path file : written) {
      Files.setLastModifiedTime(file, longAgo);
    }

    index.add(version("iris", "a", 5), List.of("prod"));

    assertThat(written)
        .allSatisfy(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo));
  }

  @Test
  void makesTheStoreALayoutForOthers() throws IOException {
    index.add(version("iris", "a", 0), List.of("prod"));
    index.add(version("wine", "b", 1), List.of());

    assertThat(OciJson.readIndex(Files.readAllBytes(home.resolve("index.json"))).manifests())
        .extracting(entry -> entry.annotations().get("org.opencontainers.image.ref.name"))
        .containsExactly("iris:latest", "iris:v0", "iris:prod", "wine:latest", "wine:v0");
  }

  @Test
  void movesTagsOfTheUser() throws IOException {
    index.add(version("iris", "a", 0), List.of("prod"));
    index.add(version("iris", "b", 1), List.of("prod"));

    assertThat(index.get(RuntimeName.parse("iris:prod")).tags()).contains("v1");
    assertThat(index.get(RuntimeName.parse("iris:v0")).tags()).containsExactly("v0");
  }

  @Test
  void refusesTagsThatItGivesItself() throws IOException {
    assertThatThrownBy(() -> index.add(version("iris", "a", 0), List.of("v1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(index.names()).isEmpty();
  }

  @Test
  void takesUpperAndLowerCaseForTheSameRuntime() throws IOException {
    index.add(version("Iris", "a", 0), List.of());

    assertThat(index.get(RuntimeName.parse("IRIS")).runtime().name()).isEqualTo("Iris");
    assertThat(index.names()).containsExactly("Iris");
  }

  @Test
  void losesNoVersionWhenManyAddAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<RuntimeEntry>> tasks = new ArrayList<>();
      IntStream.range(0, 24)
          .forEach(
              i ->
                  tasks.add(
                      () ->
                          Store.open(home)
                              .runtimes()
                              .add(version("iris", "version " + i, i), List.of("t" + i))));
      for (Future<RuntimeEntry> task : threads.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      threads.shutdownNow();
    }

    List<String> tags =
        index.versions("iris").stream().flatMap(entry -> entry.tags().stream()).toList();
    assertThat(tags).hasSize(24 + 24 + 1).doesNotHaveDuplicates().contains("v0", "v23", "t0");
  }

  @Nested
  class FindingAVersion {

    @BeforeEach
    void addTwo() throws IOException {
      index.add(version("iris", "a", 0), List.of());
      index.add(version("iris", "b", 1), List.of("prod"));
    }

    @Test
    void findsItByTheStartOfItsDigest() throws IOException {
      String prefix = Digest.of(new byte[] {'a'}).hex().substring(0, 4);

      assertThat(index.get(RuntimeName.parse("iris@" + prefix)).tags()).containsExactly("v0");
      assertThat(index.get(RuntimeName.parse("iris/version/" + prefix)).tags())
          .containsExactly("v0");
      assertThat(index.get(RuntimeName.parse("iris/version/prod")).tags()).contains("v1");
    }

    @Test
    void saysWhatThereIsWhenNothingIsMeant() {
      assertProblem("wine", "there is no runtime `wine` in the store", "there are: `iris`");
      assertProblem(
          "iris:beta",
          "runtime `iris` has no version tagged `beta`",
          "its tags are: `latest`, `v1`, `prod`, `v0`");
      assertProblem(
          "iris@0000",
          "runtime `iris` has no version that starts with `0000`",
          "its tags are: `latest`, `v1`, `prod`, `v0`");
      assertProblem(
          "iris/version/x",
          "runtime `iris` has no version that is tagged `x` or starts with it",
          "its tags are: `latest`, `v1`, `prod`, `v0`");
    }

    @Test
    void saysWhichAreMeantWhenThereAreMore() throws IOException {
      // Of a few versions, two start with the same two digits; four are not needed to try this.
      RuntimeName any = new RuntimeName("iris", RuntimeName.Kind.PREFIX, "");

      assertThatThrownBy(() -> index.get(any))
          .isInstanceOfSatisfying(
              NoSuchRuntimeException.class,
              e ->
                  assertThat(e.problems().get(0).causes().get(0))
                      .isEqualTo("they are: `3e23e8160039`, `ca978112ca1b`"))
          .hasMessage("more than one version of runtime `iris` starts with ``");
      assertThat(index.find(any)).isEmpty();
    }

    private void assertProblem(String name, String message, String cause) {
      assertThatThrownBy(() -> index.get(RuntimeName.parse(name)))
          .isInstanceOfSatisfying(
              NoSuchRuntimeException.class,
              e -> {
                assertThat(e.problems().get(0).message()).isEqualTo(message);
                assertThat(e.problems().get(0).causes()).containsExactly(cause);
              });
    }
  }

  @Nested
  class ADamagedIndex {

    @Test
    void makesLostTagsAnewFromTheVersions() throws IOException {
      index.add(version("iris", "a", 0), List.of());
      index.add(version("iris", "b", 1), List.of("prod"));
      Files.writeString(home.resolve("runtimes/iris/tags.json"), "{\"next\":");

      assertThat(index.versions("iris"))
          .extracting(RuntimeEntry::tags)
          .containsExactly(List.of("latest", "v1"), List.of("v0"));
      assertThat(index.add(version("iris", "c", 2), List.of()).tags()).contains("v2");
    }

    @Test
    void namesARecordThatCannotBeRead() throws IOException {
      RuntimeRecord iris = version("iris", "a", 0);
      index.add(iris, List.of());
      Path record = home.resolve("runtimes/iris/versions/" + iris.version().hex());
      Files.writeString(record, "{}");

      assertThatThrownBy(() -> index.versions("iris"))
          .isInstanceOfSatisfying(
              BerthException.class,
              e -> {
                assertThat(e.problems().get(0).message())
                    .isEqualTo("a record in the store is damaged: `" + record + "`");
                assertThat(e.problems().get(0).causes()).containsExactly("`name` is missing");
                assertThat(e.problems().get(0).hint())
                    .contains("remove the file and build again: `rm '" + record + "'`");
              });
    }
  }
}
