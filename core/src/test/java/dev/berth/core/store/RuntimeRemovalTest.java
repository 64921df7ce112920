package dev.berth.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.core.Problem;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.OciJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tags that move, versions that go, and versions that come back. */
class RuntimeRemovalTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir private Path home;
  private RuntimeIndex index;
  private RecycleBin bin;

  /** Builds a, b and c of iris, in this order; a is tagged prod. */
  @BeforeEach
  void buildThree() throws IOException {
    Store store = Store.open(home);
    index = store.runtimes();
    bin = store.recycleBin();
    build("a", 0, "prod");
    build("b", 1);
    build("c", 2);
  }

  private static RuntimeRecord version(String seed, int minute) {
    return new RuntimeRecord(
        "iris",
        digest(seed),
        Instant.parse("2026-11-21T10:00:00Z").plusSeconds(60L * minute),
        digest("lock"),
        Optional.empty(),
        List.of());
  }

  private static Digest digest(String seed) {
    return Digest.of(seed.getBytes(StandardCharsets.UTF_8));
  }

  private RuntimeEntry build(String seed, int minute, String... tags) throws IOException {
    return index.add(version(seed, minute), List.of(tags));
  }

  private void remove(String... seeds) throws IOException {
    bin.remove("iris", List.of(seeds).stream().map(RuntimeRemovalTest::digest).toList(), NOW);
  }

  private List<List<String>> tags() throws IOException {
    return index.versions("iris").stream().map(RuntimeEntry::tags).toList();
  }

  private static RuntimeName name(String text) {
    return RuntimeName.parse(text);
  }

  private static RuntimeName exactly(String seed) {
    return name("iris@" + digest(seed).shortHex());
  }

  @Nested
  class Tagging {

    @Test
    void givesTagsToOneVersionAtATime() throws IOException {
      RuntimeEntry tagged = index.tag(name("iris:v1"), List.of("prod", "beta"));

      assertThat(tagged.tags()).containsExactly("v1", "beta", "prod");
      assertThat(tags())
          .containsExactly(List.of("latest", "v2"), List.of("v1", "beta", "prod"), List.of("v0"));
    }

    @Test
    void takesTagsAway() throws IOException {
      index.untag(name("iris"), List.of("prod"));

      assertThat(tags()).containsExactly(List.of("latest", "v2"), List.of("v1"), List.of("v0"));
      assertThatThrownBy(() -> index.untag(name("iris"), List.of("prod")))
          .isInstanceOf(NoSuchRuntimeException.class)
          .hasMessage("runtime `iris` has no version tagged `prod`");
    }

    @Test
    void refusesTagsThatItGivesItself() throws IOException {
      assertThatThrownBy(() -> index.tag(name("iris:v1"), List.of("ok", "latest")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> index.untag(name("iris"), List.of("v1")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(tags().get(1)).containsExactly("v1");
    }
  }

  @Nested
  class Removing {

    @Test
    void movesLatestToTheNewestThatRemains() throws IOException {
      remove("c");

      assertThat(tags()).containsExactly(List.of("latest", "v1"), List.of("v0", "prod"));
      remove("b", "a");
      assertThat(index.names()).isEmpty();
      assertThat(index.find(name("iris"))).isEmpty();
    }

    @Test
    void leavesLatestWhereItIsWhenAnotherGoes() throws IOException {
      remove("b");

      assertThat(tags()).containsExactly(List.of("latest", "v2"), List.of("v0", "prod"));
    }

    @Test
    void answersWithWhatItRemoved() throws IOException {
      List<RuntimeEntry> gone = bin.remove("iris", List.of(digest("c"), digest("z")), NOW);

      assertThat(gone).extracting(RuntimeEntry::tags).containsExactly(List.of("latest", "v2"));
      assertThat(bin.remove("iris", List.of(digest("c")), NOW)).isEmpty();
    }

    @Test
    void takesTheNamesOutOfTheLayout() throws IOException {
      remove("a");

      assertThat(OciJson.readIndex(Files.readAllBytes(home.resolve("index.json"))).manifests())
          .extracting(entry -> entry.annotations().get("org.opencontainers.image.ref.name"))
          .doesNotContain("iris:prod", "iris:v0");
    }

    @Test
    void neverGivesANumberAgain() throws IOException {
      remove("c", "b");

      assertThat(build("d", 3).tags()).containsExactly("latest", "v3");
      // The tags can be lost; the recycle bin still knows.
      Files.delete(home.resolve("runtimes/iris/tags.json"));
      assertThat(build("e", 4).tags()).containsExactly("latest", "v4");
    }

    @Test
    void saysThatARemovedVersionCanComeBack() throws IOException {
      remove("a");

      for (String meant : List.of("iris:prod", "iris:v0", "iris@" + digest("a").shortHex())) {
        Problem problem =
            catchThrowableOfType(NoSuchRuntimeException.class, () -> index.get(name(meant)))
                .problems()
                .get(0);
        assertThat(problem)
            .isEqualTo(
                Problem.of("`" + meant + "` is in the recycle bin")
                    .hint(
                        "bring it back with `berth runtime recover iris@"
                            + digest("a").shortHex()
                            + "`"));
      }
    }
  }

  @Nested
  class Recovering {

    @Test
    void bringsBackNumberAndTags() throws IOException {
      List<List<String>> before = tags();
      remove("a");

      assertThat(bin.versions("iris"))
          .containsExactly(
              new RemovedRuntime(new RuntimeEntry(version("a", 0), List.of("v0", "prod")), NOW));
      assertThat(bin.recover(name("iris")).tags()).containsExactly("v0", "prod");

      assertThat(tags()).isEqualTo(before);
      assertThat(bin.versions()).isEmpty();
    }

    @Test
    void leavesATagThatWasGivenToAnotherMeanwhile() throws IOException {
      remove("a");
      index.tag(name("iris"), List.of("prod"));

      assertThat(bin.recover(exactly("a")).tags()).containsExactly("v0");
      assertThat(index.get(name("iris:prod")).tags()).contains("v2");
    }

    @Test
    void undoesRemovalsInAnyOrder() throws IOException {
      List<List<String>> before = tags();
      for (List<String> order :
          List.of(List.of("c", "b"), List.of("b", "c"), List.of("b"), List.of("c"))) {
        for (String first : order) {
          remove(first);
        }
        for (String last : order) {
          bin.recover(exactly(last));
        }
        assertThat(tags()).as("after " + order).isEqualTo(before);
      }
    }

    @Test
    void leavesLatestAtAVersionBuiltSince() throws IOException {
      remove("c");
      build("d", 3);

      assertThat(bin.recover(name("iris:v2")).tags()).containsExactly("v2");
      assertThat(index.get(name("iris")).tags()).containsExactly("latest", "v3");
    }

    @Test
    void leavesLatestAtAnOlderVersionThatWasBuiltAgain() throws IOException {
      build("a", 4);
      remove("c");

      assertThat(bin.recover(name("iris")).tags()).containsExactly("v2");
      assertThat(index.get(name("iris")).tags()).containsExactly("latest", "v0", "prod");
    }

    @Test
    void isDoneByBuildingTheSameAgain() throws IOException {
      remove("a", "c");

      assertThat(build("a", 9))
          .isEqualTo(new RuntimeEntry(version("a", 0), List.of("latest", "v0", "prod")));
      assertThat(bin.versions())
          .extracting(removed -> removed.entry().runtime().version())
          .containsExactly(digest("c"));
    }

    @Test
    void saysWhatThereIsWhenNothingIsMeant() throws IOException {
      assertProblem(
          "iris:v0",
          Problem.of("there is no `iris:v0` in the recycle bin")
              .because("it has no version of runtime `iris`"));
      remove("a", "b");
      assertProblem(
          "iris:v2",
          Problem.of("there is no `iris:v2` in the recycle bin")
              .because("of this runtime, it has `" + hex("b") + "`, `" + hex("a") + "`"));
      assertProblem(
          "iris",
          Problem.of("`iris` can be more than one version in the recycle bin")
              .because("they are: `" + hex("b") + "`, `" + hex("a") + "`")
              .hint("name one, such as `iris@" + hex("b") + "`"));
    }

    private String hex(String seed) {
      return digest(seed).shortHex();
    }

    private void assertProblem(String meant, Problem expected) {
      assertThat(
              catchThrowableOfType(NoSuchRuntimeException.class, () -> bin.recover(name(meant)))
                  .problems())
          .containsExactly(expected);
    }
  }

  @Nested
  class Purging {

    @Test
    void leavesNothingToRecover() throws IOException {
      remove("a");

      List<RuntimeEntry> gone = bin.purge("iris", List.of(digest("a"), digest("c")));

      assertThat(gone)
          .extracting(RuntimeEntry::tags)
          .containsExactly(List.of("latest", "v2"), List.of("v0", "prod"));
      assertThat(bin.versions()).isEmpty();
      assertThat(tags()).containsExactly(List.of("latest", "v1"));
      assertThat(build("a", 5).tags()).containsExactly("latest", "v3");
    }
  }

  @Nested
  class TheActiveEnvironment {

    @BeforeEach
    void restore() throws IOException {
      index.activate(version("c", 2), home.resolve("environments/c"));
    }

    @Test
    void isOneLineThatAShellCanRead() throws IOException {
      assertThat(Files.readString(home.resolve("active/iris")))
          .isEqualTo(home.resolve("environments/c") + "\n");
      assertThat(index.activeEnvironment("Iris")).contains(home.resolve("environments/c"));
    }

    @Test
    void isForgottenWheneverLatestMoves() throws IOException {
      remove("c");
      assertForgotten();

      restoreAgain("b", 1);
      bin.recover(exactly("c"));
      assertForgotten();

      restoreAgain("c", 2);
      build("d", 3);
      assertForgotten();

      restoreAgain("d", 3);
      bin.purge("iris", List.of(digest("d")));
      assertForgotten();
    }

    @Test
    void staysWhenLatestStays() throws IOException {
      build("c", 7, "new");
      remove("a");
      bin.recover(exactly("a"));
      index.tag(exactly("a"), List.of("x"));

      assertThat(index.activeEnvironment("iris")).isPresent();
    }

    @Test
    void isNotSaidOfAVersionThatIsNotLatestAnyMore() throws IOException {
      index.activate(version("a", 0), home.resolve("environments/a"));

      assertThat(index.activeEnvironment("iris")).contains(home.resolve("environments/c"));
    }

    private void restoreAgain(String seed, int minute) throws IOException {
      index.activate(version(seed, minute), home.resolve("environments/x"));
      assertThat(index.activeEnvironment("iris")).isPresent();
    }

    private void assertForgotten() throws IOException {
      assertThat(index.activeEnvironment("iris")).isEmpty();
    }
  }

  @Nested
  class AtOnce {

    @Test
    void eachVersionIsRemovedAndRecoveredByOneOnly() throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<Integer> removed = new ArrayList<>();
      try {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          String tag = "t" + i;
          tasks.add(
              () -> {
                Store own = Store.open(home);
                int gone =
                    own.recycleBin().remove("iris", List.of(digest("a"), digest("c")), NOW).size();
                own.runtimes().tag(exactly("b"), List.of(tag));
                return gone;
              });
        }
        for (Future<Integer> task : threads.invokeAll(tasks)) {
          removed.add(task.get());
        }
      } finally {
        threads.shutdownNow();
      }

      assertThat(removed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
      assertThat(tags())
          .containsExactly(List.of("latest", "v1", "t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"));
      assertThat(bin.versions()).hasSize(2);
    }
  }

  @Nested
  class AfterAKill {

    @Test
    void aBuildThatWroteItsTagsOnlyIsNotSeen() throws IOException {
      build("d", 3);
      Path record = home.resolve("runtimes/iris/versions/" + digest("d").hex());
      byte[] written = Files.readAllBytes(record);
      Files.delete(record);

      assertThat(tags())
          .containsExactly(List.of("latest", "v2"), List.of("v1"), List.of("v0", "prod"));
      assertThat(index.find(name("iris:v3"))).isEmpty();
      assertThat(build("e", 4).tags()).containsExactly("latest", "v4");
      assertThat(build("d", 3).tags()).containsExactly("latest", "v3");
      assertThat(Files.readAllBytes(record)).isEqualTo(written);
    }

    @Test
    void latestIsAVersionThatIsThere() throws IOException {
      // Between the two steps of a removal in the other order.
      Files.delete(home.resolve("runtimes/iris/versions/" + digest("c").hex()));

      assertThat(index.get(name("iris")).tags()).containsExactly("latest", "v1");
      assertThat(index.names()).containsExactly("iris");
    }
  }
}
