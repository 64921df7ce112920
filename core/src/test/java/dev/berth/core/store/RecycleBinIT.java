package dev.berth.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions that several processes add, tag, remove and recover at once, some of them killed. */
class RecycleBinIT {

  @TempDir private Path home;

  private Process mover(String word, int versions) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            VersionMover.class.getName(),
            home.toString(),
            word,
            Integer.toString(versions))
        .inheritIO()
        .start();
  }

  @Test
  void readersAlwaysFindLatestAndNothingIsLost() throws Exception {
    Store store = Store.open(home);
    VersionMover.add(store, "first");
    List<Process> processes = new ArrayList<>();
    for (String word : List.of("a", "b", "c")) {
      processes.add(mover(word, 9));
    }
    while (processes.stream().anyMatch(Process::isAlive)) {
      assertThat(store.runtimes().get(RuntimeName.latest("busy")).tags()).contains("latest");
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }

    assertThat(store.runtimes().versions("busy")).hasSize(1 + 3 * 6);
    assertThat(store.recycleBin().versions("busy")).hasSize(3 * 3);
    assertNumbersAreUnique(store);
    assertThat(tags(store)).contains("v0", "v27", "of-a", "of-b", "of-c");
  }

  @Test
  void aKillAtAnyMomentLeavesLatestAtAVersionThatIsThere() throws Exception {
    Store store = Store.open(home);
    VersionMover.add(store, "first");
    Random random = new Random(7);
    for (int round = 0; round < 4; round++) {
      int before = numbered(store);
      Process process = mover("round" + round, 100_000);
      while (numbered(store) < before + 3) {
        assertThat(process.isAlive()).isTrue();
      }
      Thread.sleep(random.nextInt(50));
      process.destroyForcibly().waitFor();

      assertThat(store.runtimes().get(RuntimeName.latest("busy")).tags()).contains("latest");
      assertNumbersAreUnique(store);
      VersionMover.add(store, "after" + round);
      assertThat(store.runtimes().get(RuntimeName.latest("busy")).runtime().version())
          .isEqualTo(VersionMover.add(store, "after" + round));
    }
  }

  private static int numbered(Store store) throws IOException {
    return store.runtimes().versions("busy").size() + store.recycleBin().versions("busy").size();
  }

  private static List<String> tags(Store store) throws IOException {
    return Stream.concat(
            store.runtimes().versions("busy").stream(),
            store.recycleBin().versions("busy").stream().map(RemovedRuntime::entry))
        .flatMap(entry -> entry.tags().stream())
        .toList();
  }

  private static void assertNumbersAreUnique(Store store) throws IOException {
    assertThat(tags(store).stream().filter(RuntimeTags::isNumber))
        .doesNotHaveDuplicates()
        .hasSize(numbered(store));
  }
}
