package dev.berth.core.env;

import static dev.berth.core.env.EnvironmentFixture.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.layer.RuntimeLayout;
import dev.berth.core.lock.InstallStep;
import dev.berth.core.lock.LockedWheel;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.TestWheel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentRestorerTest {

  @TempDir private Path folder;

  private EnvironmentFixture fixture;
  private Path prefix;

  @BeforeEach
  void lockSomething() throws IOException {
    fixture = new EnvironmentFixture(folder);
    prefix = folder.resolve("venv");
    fixture.prefix = Optional.of(prefix);
    TestWheel demo = new TestWheel("demo", "1.0").file("demo/__init__.py", "NAME = 'demo'\n");
    demo.file(demo.info("entry_points.txt"), "[console_scripts]\ndemo = demo:main\n");
    demo.file(demo.data("scripts/tool"), "#!python\nprint()\n");
    demo.file(demo.data("data/share/demo.txt"), "data");
    demo.file(demo.data("headers/demo.h"), "header");
    fixture.lock(demo, "demo", "1.0");
  }

  private Problem failure() {
    BerthException[] failure = new BerthException[1];
    assertThatThrownBy(fixture::restore)
        .isInstanceOfSatisfying(BerthException.class, e -> failure[0] = e);
    return failure[0].problems().get(0);
  }

  private Map<String, String> contents() throws IOException {
    return EnvironmentFixture.contents(prefix);
  }

  @Test
  void makesAVirtualEnvironmentWithThePackagesInIt() throws IOException {
    RestoredEnvironment restored = fixture.restore();

    assertThat(restored.made()).isTrue();
    assertThat(restored.prefix()).isEqualTo(prefix);
    Map<String, String> contents = contents();
    assertThat(contents)
        .containsEntry("bin/python", "-> " + folder.resolve("bin/python3.11"))
        .containsEntry("bin/python3", "-> python")
        .containsEntry("bin/python3.11", "-> python")
        .containsEntry("lib64", "-> lib")
        .containsEntry(
            "pyvenv.cfg",
            "644 home = "
                + folder.resolve("bin")
                + "\ninclude-system-site-packages = false\nversion = 3.11\nexecutable = "
                + folder.resolve("bin/python3.11")
                + "\n")
        .containsEntry(SITE + "demo/__init__.py", "644 NAME = 'demo'\n")
        .containsEntry("share/demo.txt", "644 data")
        .containsEntry("include/site/python3.11/demo/demo.h", "644 header")
        .containsEntry("bin/tool", "755 #!" + prefix + "/bin/python\nprint()\n")
        .containsEntry(SITE + "demo-1.0.dist-info/INSTALLER", "644 berth\n");
    assertThat(contents.get("bin/demo")).startsWith("755 #!" + prefix + "/bin/python\n");
    assertThat(contents.get("bin/activate")).contains(prefix.toString());
    assertThat(contents.get(SITE + "demo-1.0.dist-info/RECORD"))
        .contains("../../../bin/demo,sha256=", "../../../bin/tool,sha256=", "demo/__init__.py,");
  }

  @Test
  void sharesTheFilesOfAWheelWithOtherEnvironments() throws IOException {
    fixture.restore();
    Path first = prefix.resolve(SITE + "demo/__init__.py");
    fixture.prefix = Optional.of(folder.resolve("other"));
    fixture.restore();

    assertThat(fixture.heard).containsExactly("unpacking 1");
    assertThat(Files.getAttribute(first, "unix:ino"))
        .isEqualTo(
            Files.getAttribute(folder.resolve("other/" + SITE + "demo/__init__.py"), "unix:ino"));
    assertThat(Files.getAttribute(first, "unix:nlink")).isEqualTo(3);
  }

  @Test
  void doesNothingWhenItIsThere() throws IOException {
    fixture.restore();
    Object folderBefore = Files.getAttribute(prefix, "unix:ino");
    Files.createDirectories(prefix.resolve(SITE + "demo/__pycache__"));
    Files.writeString(prefix.resolve(SITE + "demo/__pycache__/__init__.cpython-311.pyc"), "x");

    assertThat(fixture.restore().made()).isFalse();

    assertThat(Files.getAttribute(prefix, "unix:ino")).isEqualTo(folderBefore);
  }

  @Test
  void asksTheInterpreterOnce() throws IOException {
    fixture.restore();
    fixture.restore();
    assertThat(fixture.asked()).isEqualTo(1);

    Files.setLastModifiedTime(folder.resolve("bin/python3.11"), FileTime.fromMillis(0));
    fixture.restore();
    assertThat(fixture.asked()).isEqualTo(2);
  }

  @Test
  void saysWhatItIs() throws IOException {
    fixture.yaml = "name: demo\nenvironment: {vars: {B: '1', A: '2 3', PATH: /x}}\n";
    EnvironmentRecord record = fixture.restore().record();

    assertThat(EnvironmentRecord.read(prefix)).contains(record);
    assertThat(record.name()).isEqualTo("demo");
    assertThat(record.version()).isEqualTo(fixture.version);
    assertThat(record.variables().entrySet())
        .extracting(Map.Entry::toString)
        .containsExactly("B=1", "A=2 3");
    assertThat(record.interpreter().version()).isEqualTo("3.11.7");
    assertThat(record.wheels())
        .extracting(EnvironmentRecord.Wheel::label)
        .containsExactly("demo 1.0");
    assertThat(Files.readString(prefix.resolve("bin/activate"))).contains("_berth_set A '2 3'");
  }

  @Test
  void isInTheStoreUnlessAFolderIsNamed() throws IOException {
    fixture.prefix = Optional.empty();

    Path first = fixture.restore().prefix();

    assertThat(first.getParent()).isEqualTo(fixture.store.environments());
    assertThat(first.getFileName().toString()).matches("demo-[0-9a-f]{16}");
    fixture.version = Digest.of("other".getBytes(StandardCharsets.UTF_8));
    assertThat(fixture.restore().prefix()).isNotEqualTo(first);
  }

  @Test
  void leavesNothingBesideIt() throws IOException {
    fixture.restore();

    try (Stream<Path> beside = Files.list(folder)) {
      assertThat(beside.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("asked", "bin", "project", "store", "venv");
    }
  }

  @Test
  void goesOnWhereAKilledProcessLeftOff() throws IOException {
    fixture.restore();
    Map<String, String> whole = contents();
    EnvironmentPlace place = EnvironmentPlace.of(prefix);
    Path unfinished = place.begin();
    Files.writeString(unfinished.resolve("half"), "x");
    Files.move(prefix, prefix.resolveSibling(unfinished.getFileName() + ".old"));
    String wheel = fixture.wheels.get(0).digest().hex();
    Path unpacked = fixture.store.unpacked();
    Files.createDirectories(unpacked.resolve("." + wheel + "/files/site"));
    Files.writeString(unpacked.resolve("." + wheel + "/files/site/half"), "x");
    Files.writeString(unpacked.resolve(wheel + "/3.11"), "cut short");

    assertThat(fixture.restore().made()).isTrue();

    assertThat(contents()).isEqualTo(whole);
    leavesNothingBesideIt();
  }

  @Nested
  class Paths {

    @Test
    void ofSeveralWheelsHaveTheLastOnesFileAsInTheImage() throws IOException {
      TestWheel other = new TestWheel("other", "1.0").file("demo/__init__.py", "NAME = 'other'\n");
      other.file(other.info("entry_points.txt"), "[console_scripts]\ndemo = other:main\n");
      fixture.lock(other, "other", "1.0");
      List<String> order =
          InstallStep.of(fixture.request().lock().platforms().get(0), folder).stream()
              .flatMap(step -> step.wheels().stream())
              .map(wheel -> wheel.name().toString())
              .toList();
      String last = order.get(order.size() - 1);

      fixture.restore();

      assertThat(contents())
          .containsEntry(SITE + "demo/__init__.py", "644 NAME = '" + last + "'\n");
      assertThat(contents().get("bin/demo")).contains("from " + last + " import main");
      assertThat(fixture.restore().made()).isFalse();
      assertThat(EnvironmentFixture.contents(fixture.store.unpacked()))
          .containsValue("644 NAME = 'demo'\n")
          .containsValue("644 NAME = 'other'\n");
    }

    @Test
    void ofTheUsersFilesAreBelowThePrefix() throws IOException {
      fixture.lockFile("a.txt", "conf/a.txt", "a");
      fixture.lockFile("b.sh", "/etc/b.sh", "b");
      fixture.lockFile("c.txt", RuntimeLayout.PREFIX + "/share/c.txt", "c");
      fixture.lockFile("patch", RuntimeLayout.PREFIX + "/" + SITE + "demo/__init__.py", "patched");

      fixture.restore();

      assertThat(contents())
          .containsEntry("conf/a.txt", "644 a")
          .containsEntry("etc/b.sh", "755 b")
          .containsEntry("share/c.txt", "644 c")
          .containsEntry(SITE + "demo/__init__.py", "644 patched");
      assertThat(EnvironmentFixture.contents(fixture.store.unpacked()))
          .containsValue("644 NAME = 'demo'\n");
      assertThat(fixture.restore().made()).isFalse();
    }

    @Test
    void thatLeaveTheEnvironmentAreRefused() throws IOException {
      fixture.lockFile("a.txt", "../a.txt", "a");

      assertThat(failure())
          .isEqualTo(
              Problem.of("cannot put `a.txt` to `../a.txt` in an environment")
                  .because("it would leave the environment"));
      assertThat(prefix).doesNotExist();
    }

    @Test
    void thatAreTheEnvironmentsOwnAreRefused() throws IOException {
      for (String own : List.of("bin/python", "pyvenv.cfg", "lib64/x", "bin/activate")) {
        fixture.files.clear();
        fixture.lockFile("a.txt", own, "a");

        assertThat(failure().causes())
            .containsExactly("`" + own.replace("/x", "") + "` is the environment's own");
      }
    }
  }

  @Nested
  class Damage {

    @Test
    void ofTheStoreThroughAnEnvironmentIsRepaired() throws IOException {
      fixture.restore();
      Files.writeString(prefix.resolve(SITE + "demo/__init__.py"), "NAME = 'bad!'\n");
      fixture.prefix = Optional.of(folder.resolve("other"));
      fixture.restore();

      assertThat(fixture.heard).containsExactly("unpacking 1", "repaired 1 of demo 1.0");
      assertThat(EnvironmentFixture.contents(folder.resolve("other")))
          .containsEntry(SITE + "demo/__init__.py", "644 NAME = 'demo'\n");
      assertThat(contents()).containsEntry(SITE + "demo/__init__.py", "644 NAME = 'bad!'\n");
    }

    @Test
    void ofTheEnvironmentIsSaidAndNothingLost() throws IOException {
      fixture.restore();
      Map<String, String> whole = contents();
      Path changed = prefix.resolve(SITE + "demo/__init__.py");
      Files.delete(changed);
      Files.writeString(changed, "mine");
      Files.delete(prefix.resolve("bin/tool"));
      Files.delete(prefix.resolve("lib64"));

      assertThat(failure())
          .isEqualTo(
              Problem.of("the environment `" + prefix + "` was changed by hand")
                  .because("`bin/tool` is not there")
                  .because("`lib/python3.11/site-packages/demo/__init__.py` has 4 bytes, not 14")
                  .because("`lib64` does not lead to `lib`")
                  .hint(
                      "to lose these changes and have it as it is locked, restore it with `--force`"));
      assertThat(changed).hasContent("mine");

      fixture.force = true;
      assertThat(fixture.restore().made()).isTrue();
      assertThat(contents()).isEqualTo(whole);
    }

    @Test
    void ofTheListingCountsAsAChange() throws IOException {
      fixture.restore();
      Files.writeString(prefix.resolve("berth-environment.files"), "=1\n/bin");

      assertThat(failure().causes())
          .containsExactly("`berth-environment.files` is not there, or not whole");
    }

    @Test
    void ofTheRecordIsSaid() throws IOException {
      fixture.restore();
      Files.writeString(prefix.resolve("berth-environment.json"), "{}");

      assertThat(failure())
          .isEqualTo(
              Problem.of("the environment `" + prefix + "` has a damaged record")
                  .because("`berth-environment.json`: its format is 0, expected 1")
                  .hint("remove the environment and restore it again: `rm -r '" + prefix + "'`"));
    }
  }

  @Nested
  class WhatIsThere {

    @Test
    void isReplacedWhenItIsOursAndUnchanged() throws IOException {
      fixture.restore();
      fixture.lock(new TestWheel("more", "2.0").file("more.py", "more"), "more", "2.0");

      assertThat(fixture.restore().made()).isTrue();

      assertThat(contents()).containsEntry(SITE + "more.py", "644 more");
      leavesNothingBesideIt();
    }

    @Test
    void isNotReplacedWhenSomebodyAddedToIt() throws IOException {
      fixture.restore();
      Files.writeString(prefix.resolve(SITE + "mine.py"), "mine");
      assertThat(fixture.restore().made()).isFalse();
      fixture.lock(new TestWheel("more", "2.0").file("more.py", "more"), "more", "2.0");

      assertThat(failure().causes())
          .containsExactly("`lib/python3.11/site-packages/mine.py` was added");

      assertThat(prefix.resolve(SITE + "mine.py")).hasContent("mine");
      fixture.force = true;
      fixture.restore();
      assertThat(contents()).containsKey(SITE + "more.py").doesNotContainKey(SITE + "mine.py");
    }

    @Test
    void isUsedWhenItIsAnEmptyFolder() throws IOException {
      Files.createDirectory(prefix);

      assertThat(fixture.restore().made()).isTrue();
    }

    @Test
    void isFollowedWhenItIsALink() throws IOException {
      Path real = Files.createDirectories(folder.resolve("disk/real"));
      Files.createSymbolicLink(prefix, real);

      assertThat(fixture.restore().prefix()).isEqualTo(real);
      assertThat(prefix).isSymbolicLink();
      fixture.prefix = Optional.of(prefix.resolve("../new/../other"));
      assertThat(fixture.restore().prefix()).isEqualTo(folder.resolve("disk/other"));
    }

    @Test
    void isRefusedWhenItIsSomethingElse() throws IOException {
      Files.writeString(prefix, "a file");
      assertTaken("a file");
      Files.delete(prefix);

      Files.createDirectory(prefix);
      Files.writeString(prefix.resolve("thesis.tex"), "years");
      assertTaken("a folder with something else in it");
      Files.writeString(prefix.resolve("pyvenv.cfg"), "");
      assertTaken("a virtual environment that Berth did not make");
      Files.createDirectory(prefix.resolve("conda-meta"));
      fixture.force = true;
      assertTaken("a conda environment");
      assertThat(prefix.resolve("thesis.tex")).hasContent("years");
    }

    private void assertTaken(String what) {
      assertThat(failure())
          .isEqualTo(
              Problem.of("cannot make the environment `" + prefix + "`")
                  .because("it exists, and is " + what)
                  .hint("name another folder, or remove this one first"));
    }
  }

  @Nested
  class Refuses {

    @Test
    void aLockForOtherComputers() throws IOException {
      fixture.platform = Platform.LINUX_ARM64;

      assertThat(failure())
          .isEqualTo(
              Problem.of("the lock of `demo` has nothing for this computer")
                  .because("this computer is `linux/amd64`; the lock is for `linux/arm64`")
                  .hint("lock for it too: `berth runtime lock --platform linux/amd64`"));
    }

    @Test
    void otherOperatingSystems() {
      fixture.here = new Platform("mac os x", "arm64", Optional.empty());

      assertThat(failure())
          .isEqualTo(
              Problem.of("cannot make an environment on `mac os x/arm64`")
                  .because("what a lock names is for Linux, as images are")
                  .hint("run the image: `berth runtime build --to docker-daemon:`"));
    }

    @Test
    void wheelsThatWantANewerGlibc() throws IOException {
      fixture.glibc = "2.41";
      assertThat(fixture.restore().made()).isTrue();
      Digest any = Digest.of(new byte[0]);
      fixture.wheels.add(
          new LockedWheel(
              "native",
              "1.0",
              "native-1.0-cp311-cp311-manylinux_2_39_x86_64.whl",
              "https://example.org/",
              1,
              any,
              false,
              false));

      assertThat(failure())
          .isEqualTo(
              Problem.of(
                      "the wheel `native-1.0-cp311-cp311-manylinux_2_39_x86_64.whl` does not run on"
                          + " this computer")
                  .because(
                      "this computer has glibc 2.36; the lock chose wheels for the image, which"
                          + " has glibc 2.41")
                  .hint("run the image here, or lock for an older `environment.os`"));
    }

    @Test
    void pathsThatProgramsTakeAmiss() {
      for (String name : List.of("a:b", "a\nb", "a\\b")) {
        fixture.prefix = Optional.of(folder.resolve(name));

        assertThat(failure().causes())
            .containsExactly(
                "its path has a colon, a backslash or a line break, which programs take amiss");
      }
    }

    @Test
    void namesThatAreTooLong() {
      String name = "é".repeat(150);
      fixture.prefix = Optional.of(folder.resolve(name));

      assertThat(failure())
          .isEqualTo(
              Problem.of("cannot make the environment `" + folder.resolve(name) + "`")
                  .because("a name in its path has 300 bytes; 255 are possible")
                  .hint("name another folder with `--prefix`"));
    }
  }
}
