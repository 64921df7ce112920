package dev.berth.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.berth.core.BerthException;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store under processes that run at once, that are killed, and on disks that are full. */
class StoreIT {

  @TempDir private Path folder;

  private Process writer(Path store, String word, int versions) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            StoreWriter.class.getName(),
            store.toString(),
            word,
            Integer.toString(versions))
        .inheritIO()
        .start();
  }

  private static void assertWhole(Store store) throws IOException {
    for (RuntimeEntry entry : store.runtimes().versions("busy")) {
      for (RuntimeImage image : entry.runtime().images()) {
        store.blobs().verify(image.manifest());
      }
    }
    try (Stream<Path> blobs = Files.list(store.home().resolve("blobs/sha256"))) {
      for (Path blob : blobs.toList()) {
        store.blobs().read(dev.berth.core.oci.Digest.ofSha256(blob.getFileName().toString()));
      }
    }
  }

  @Test
  void losesNothingWhenProcessesWriteAtOnce() throws Exception {
    Path home = folder.resolve("store");
    List<Process> processes = new ArrayList<>();
    for (String word : List.of("a", "b", "c")) {
      processes.add(writer(home, word, 15));
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }

    Store store = Store.open(home);
    assertWhole(store);
    List<RuntimeEntry> versions = store.runtimes().versions("busy");
    assertThat(versions).hasSize(45);
    assertThat(versions.stream().flatMap(entry -> entry.tags().stream()))
        .hasSize(46)
        .doesNotHaveDuplicates()
        .contains("v0", "v44", "latest");
  }

  @Test
  void goesOnAfterKillsAtAnyMoment() throws Exception {
    Path home = folder.resolve("store");
    Random random = new Random(11);
    Process warmUp = writer(home, "warm", 1);
    assertThat(warmUp.waitFor()).isZero();
    for (int round = 0; round < 8; round++) {
      int before = Store.open(home).runtimes().versions("busy").size();
      Process process = writer(home, "round" + round, 100_000);
      while (Store.open(home).runtimes().versions("busy").size() == before) {
        assertThat(process.isAlive()).isTrue();
      }
      Thread.sleep(random.nextInt(100));
      process.destroyForcibly().waitFor();

      Store store = Store.open(home);
      assertWhole(store);
      StoreWriter.add(store, "after" + round);
      assertThat(store.runtimes().get(RuntimeName.parse("busy")).tags()).contains("latest");
    }

    Store store = Store.open(home);
    assertThat(store.runtimes().versions("busy")).hasSizeGreaterThanOrEqualTo(17);
    store.removeLeftovers(Instant.now().plusSeconds(60));
    assertThat(home.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void waitsForTheUseOfOtherProcessesAlsoWhenTheyAreKilled() throws Exception {
    Path home = folder.resolve("store");
    Store store = Store.open(home);
    Process user = user(home);
    store.use(() -> fail("who shares need not wait")).close();
    List<String> told = new ArrayList<>();

    store
        .useAlone(
            () -> {
              told.add("waiting");
              user.destroyForcibly();
            })
        .close();

    assertThat(told).containsExactly("waiting");
    assertThat(user.waitFor()).isNotZero();
  }

  /** A process that uses the store until its end, which only a kill brings. */
  private Process user(Path store) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StoreUser.class.getName(),
                store.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.getInputStream().read()).isEqualTo('u');
    return process;
  }

  @Test
  void saysThatTheDiskIsFullOrReadOnly() throws IOException {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    String path = disk.toString();
    Programs.need("mount");
    Programs.need(
        Programs.run(folder, "mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", path).succeeded(),
        "no small file system can be mounted here: this needs root");
    try {
      Store store = Store.open(disk);
      store.blobs().put(new byte[] {1});

      assertThatThrownBy(() -> store.blobs().put(new byte[4_000_000]))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertProblem(e, disk, "No space left on device"));
      assertThat(disk.resolve("tmp")).isEmptyDirectory();
      StoreWriter.add(store, "small");

      Programs.output(folder, "mount", "-o", "remount,ro", path);
      assertThat(Store.open(disk).runtimes().names()).containsExactly("busy");
      store.use(() -> fail("nobody else is there")).close();
      assertThatThrownBy(() -> store.useAlone(() -> fail("nobody else is there")))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertProblem(e, disk, "Read-only file system"));
      assertThatThrownBy(() -> StoreWriter.add(store, "more"))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertProblem(e, disk, "Read-only file system"));
    } finally {
      Programs.output(folder, "umount", path);
    }
  }

  private static void assertProblem(BerthException failure, Path home, String reason) {
    assertThat(failure.problems().get(0).message())
        .isEqualTo("cannot write to the store `" + home + "`");
    assertThat(failure.problems().get(0).causes()).singleElement().asString().endsWith(reason);
  }
}
