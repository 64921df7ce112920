package dev.berth.core.env;

import static dev.berth.core.env.EnvironmentFixture.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.python.TestWheel;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments on disks that are full, read-only, or not the store's. */
class EnvironmentDiskIT {

  @TempDir private Path folder;

  private interface Use {
    void of(Path disk) throws IOException;
  }

  /** Mounts a small file system for the time of its use. */
  private void onDisk(String options, Use use) throws IOException {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    Programs.need("mount");
    Programs.need(
        Programs.run(folder, "mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString())
            .succeeded(),
        "no small file system can be mounted here: this needs root");
    try {
      use.of(disk);
    } finally {
      Programs.output(folder, "umount", disk.toString());
    }
  }

  private static void lock(EnvironmentFixture fixture, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(5).nextBytes(bytes);
    fixture.lock(
        new TestWheel("demo", "1.0").file("demo.py", "NAME = 'demo'\n").file("big.bin", bytes),
        "demo",
        "1.0");
  }

  @Test
  void areCopiesWhenTheStoreIsOnAnother() throws IOException {
    onDisk(
        "size=8m",
        disk -> {
          EnvironmentFixture fixture = new EnvironmentFixture(folder);
          lock(fixture, 1000);
          fixture.prefix = Optional.of(folder.resolve("linked"));
          fixture.restore();
          Map<String, String> linked = EnvironmentFixture.contents(folder.resolve("linked"));
          fixture.prefix = Optional.of(disk.resolve("copied"));

          assertThat(fixture.restore().made()).isTrue();

          Path copy = disk.resolve("copied").resolve(SITE + "demo.py");
          assertThat(Files.getAttribute(copy, "unix:nlink")).isEqualTo(1);
          assertThat(EnvironmentFixture.contents(disk.resolve("copied")).keySet())
              .isEqualTo(linked.keySet());
          assertThat(fixture.restore().made()).isFalse();
        });
  }

  @Test
  void shareBlocksWhereTheFileSystemCan() throws IOException {
    Programs.need("mkfs.xfs");
    Path image = folder.resolve("xfs.img");
    Path disk = Files.createDirectories(folder.resolve("disk"));
    Programs.output(folder, "truncate", "--size=400M", image.toString());
    Programs.output(folder, "mkfs.xfs", "-q", "-m", "reflink=1", image.toString());
    Programs.need(
        Programs.run(folder, "mount", "-o", "loop", image.toString(), disk.toString()).succeeded(),
        "no file system can be mounted from a file here: this needs root");
    try {
      EnvironmentFixture fixture = new EnvironmentFixture(folder, disk.resolve("store"));
      lock(fixture, 5_000_000);
      TestWheel other = new TestWheel("other", "1.0").file("demo.py", "NAME = 'other'\n");
      other.file(other.data("data/share/x"), "x").file(other.data("headers/y.h"), "y");
      fixture.lock(other, "other", "1.0");
      fixture.prefix = Optional.of(disk.resolve("one"));
      fixture.restore();
      long before = disk.toFile().getUsableSpace();
      fixture.prefix = Optional.of(disk.resolve("two"));
      fixture.restore();

      assertThat(before - disk.toFile().getUsableSpace()).isLessThan(1_000_000);
      Path big = disk.resolve("two").resolve(SITE + "big.bin");
      assertThat(Files.getAttribute(big, "unix:nlink")).isEqualTo(1);
      assertThat(fixture.restore().made()).isFalse();
      // Changing one changes no other.
      Files.write(big, new byte[] {1});
      fixture.prefix = Optional.of(disk.resolve("three"));
      fixture.restore();
      assertThat(fixture.heard).containsExactly("unpacking 2");
      // And they are the same as where files are hard links.
      EnvironmentFixture linked = new EnvironmentFixture(folder);
      linked.lock(other, "other", "1.0");
      linked.wheels.addAll(0, fixture.wheels.subList(0, 1));
      linked.store.blobs().put(fixture.store.blobs().read(fixture.wheels.get(0).digest()));
      linked.prefix = Optional.of(folder.resolve("linked"));
      linked.restore();
      assertThat(packages(disk.resolve("three"))).isEqualTo(packages(folder.resolve("linked")));
    } finally {
      Programs.output(folder, "umount", disk.toString());
    }
  }

  private static Map<String, String> packages(Path prefix) throws IOException {
    Map<String, String> contents = EnvironmentFixture.contents(prefix);
    contents.keySet().removeIf(path -> path.startsWith("bin/") || path.startsWith("berth-"));
    return contents;
  }

  @Test
  void leaveNothingWhenTheDiskIsFull() throws IOException {
    onDisk(
        "size=1m",
        disk -> {
          EnvironmentFixture fixture = new EnvironmentFixture(folder);
          lock(fixture, 3_000_000);
          Path prefix = disk.resolve("env");
          fixture.prefix = Optional.of(prefix);

          assertThatThrownBy(fixture::restore)
              .isInstanceOfSatisfying(
                  EnvironmentException.class,
                  e -> {
                    Problem problem = e.problems().get(0);
                    assertThat(problem.message())
                        .isEqualTo("cannot make the environment `" + prefix + "`");
                    assertThat(problem.causes())
                        .singleElement()
                        .asString()
                        .endsWith("No space left on device");
                  });
          assertThat(disk).isEmptyDirectory();
        });
  }

  @Test
  void leaveTheStoreUsableWhenItsDiskIsFull() throws IOException {
    onDisk(
        "size=5m",
        disk -> {
          EnvironmentFixture fixture = new EnvironmentFixture(folder, disk.resolve("store"));
          lock(fixture, 3_000_000);
          fixture.prefix = Optional.of(folder.resolve("env"));

          assertThatThrownBy(fixture::restore)
              .isInstanceOfSatisfying(
                  EnvironmentException.class,
                  e ->
                      assertThat(e.problems().get(0).causes())
                          .singleElement()
                          .asString()
                          .endsWith("No space left on device"));
          assertThat(folder.resolve("env")).doesNotExist();

          Programs.output(folder, "mount", "-o", "remount,size=20m", disk.toString());
          assertThat(fixture.restore().made()).isTrue();
          assertThat(folder.resolve("env").resolve(SITE + "big.bin")).hasSize(3_000_000);
        });
  }

  @Test
  void areRefusedWhereNothingCanBeWritten() throws IOException {
    onDisk(
        "ro,size=1m",
        disk -> {
          EnvironmentFixture fixture = new EnvironmentFixture(folder);
          lock(fixture, 10);
          Path prefix = disk.resolve("env");
          fixture.prefix = Optional.of(prefix);

          assertThatThrownBy(fixture::restore)
              .isInstanceOfSatisfying(
                  EnvironmentException.class,
                  e ->
                      assertThat(e.problems().get(0).causes())
                          .singleElement()
                          .asString()
                          .endsWith("Read-only file system"));
        });
  }
}
