package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.core.Problem;
import dev.berth.core.io.Environment;
import dev.berth.core.io.WebClient;
import dev.berth.core.io.WebSettings;
import dev.berth.core.lock.LockRequest.Policy;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.NotSupportedYetException;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks runtimes without Python packages, whose base is what the test says. */
class LockRefresherTest {

  private static final String YAML =
      """
      name: demo
      environment:
        arch: [amd64]
        os: debian:12
      dependencies:
        - apt: [git]
        - files: [{src: a.txt, dest: a.txt}]
      """;

  @TempDir private Path folder;
  private final List<String> asked = new ArrayList<>();
  private int release = 1;
  private LockRefresher refresher;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder.resolve("work"));
    write("a.txt", "a");
    write("runtime.yaml", YAML);
    Environment environment = new Environment(Map.of("PIP_CONFIG_FILE", "/dev/null"));
    Store store = Store.open(folder.resolve("store"));
    Fetcher fetcher =
        new Fetcher(store.blobs(), new WebClient(WebSettings.of(environment, folder)));
    refresher =
        new LockRefresher(new Locker(this::base, this::base, environment, folder, store, fetcher));
  }

  private ResolvedBase base(RuntimeSpec spec, Platform platform) {
    asked.add(platform.toString());
    Digest digest = Digest.ofSha256(("" + release).repeat(64));
    return new ResolvedBase(
        new LockedBase.Distribution(
            "debian:12",
            List.of(
                new LockedBase.LockedSuite("http://deb.debian.org/debian", "bookworm", digest))),
        new LockedPython(PythonVersion.parse("3.11"), "/usr/bin/python3.11", "2.36"),
        List.of());
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(folder.resolve("work").resolve(path), text);
  }

  private RuntimeSpec spec() {
    return new RuntimeSpecReader(name -> Optional.empty())
        .read(folder.resolve("work/runtime.yaml"));
  }

  private LockOutcome refresh() throws IOException {
    return refresher.refresh(spec(), LockRequest.DEFAULT);
  }

  private static LockRequest request(Policy policy, Platform... platforms) {
    return new LockRequest(policy, List.of(platforms), false, Set.of(), false);
  }

  private Path lockFile() {
    return folder.resolve("work/runtime.lock");
  }

  private Problem problem(Policy policy, Platform... platforms) {
    return catchThrowableOfType(
            LockException.class, () -> refresher.refresh(spec(), request(policy, platforms)))
        .problems()
        .get(0);
  }

  @Test
  void makesTheLockThatIsMissing() throws IOException {
    LockOutcome outcome = refresh();

    assertThat(outcome.written()).isTrue();
    assertThat(outcome.previous()).isEmpty();
    assertThat(LockFile.of(spec()).read()).contains(outcome.lock());
    assertThat(lockFile()).exists();
  }

  @Test
  void leavesALockThatFits() throws IOException {
    refresh();
    asked.clear();

    LockOutcome outcome = refresh();

    assertThat(outcome.written()).isFalse();
    assertThat(outcome.changes()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void keepsTheBaseWhenOnlyAFileChanged() throws IOException {
    refresh();
    release = 2;
    asked.clear();
    write("a.txt", "other");

    LockOutcome outcome = refresh();

    assertThat(asked).isEmpty();
    assertThat(outcome.changes())
        .containsExactly(
            new LockChange(
                Platform.LINUX_AMD64,
                LockChange.Kind.FILE,
                "a.txt",
                Optional.of(Digest.of("a".getBytes()).shortHex()),
                Optional.of(Digest.of("other".getBytes()).shortHex())));
  }

  @Test
  void asksForTheBaseAgainWhenAnotherOneIsWanted() throws IOException {
    refresh();
    release = 2;
    write("runtime.yaml", YAML.replace("[git]", "[git, ffmpeg]"));

    assertThat(refresh().changes())
        .extracting(LockChange::kind, LockChange::name)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(LockChange.Kind.BASE, "debian:12 bookworm"));
  }

  @Test
  void movesEverythingWhenUpgrading() throws IOException {
    refresh();
    release = 2;

    LockOutcome outcome =
        refresher.refresh(
            spec(), new LockRequest(Policy.REFRESH, List.of(), true, Set.of(), false));

    assertThat(outcome.written()).isTrue();
    assertThat(outcome.changes()).hasSize(1);
  }

  @Test
  void locksForThePlatformsOfTheFile() throws IOException {
    write("runtime.yaml", YAML.replace("[amd64]", "[arm64, amd64]"));

    assertThat(refresh().lock().platforms())
        .extracting(LockedPlatform::platform)
        .containsExactly(Platform.LINUX_AMD64, Platform.LINUX_ARM64);
  }

  @Test
  void keepsOtherPlatformsWhenOneIsAdded() throws IOException {
    write("runtime.yaml", YAML.replace("  arch: [amd64]\n", ""));
    refresher.refresh(spec(), request(Policy.REFRESH, Platform.LINUX_AMD64));

    LockOutcome outcome = refresher.refresh(spec(), request(Policy.REFRESH, Platform.LINUX_ARM64));

    assertThat(outcome.lock().platforms())
        .extracting(LockedPlatform::platform)
        .containsExactly(Platform.LINUX_AMD64, Platform.LINUX_ARM64);
  }

  @Test
  void refusesAPlatformThatTheFileLeavesOut() {
    Problem problem = problem(Policy.REFRESH, Platform.LINUX_ARM64);

    assertThat(problem.message()).isEqualTo("this runtime is not for `linux/arm64`");
    assertThat(problem.causes()).containsExactly("`environment.arch` names only `linux/amd64`");
    assertThat(problem.where()).isPresent();
  }

  @Test
  void refusesWhatNoBuildCanDoYet() throws IOException {
    write("runtime.yaml", YAML + "  - conda: [zlib]\n");

    assertThat(catchThrowableOfType(NotSupportedYetException.class, this::refresh)).isNotNull();
  }

  @Nested
  class Locked {

    @Test
    void takesALockThatFits() throws IOException {
      refresh();

      assertThat(refresher.refresh(spec(), request(Policy.LOCKED)).written()).isFalse();
    }

    @Test
    void failsWithoutALock() {
      assertThat(problem(Policy.LOCKED))
          .isEqualTo(
              Problem.of("there is no lock `runtime.lock`")
                  .because("`--locked` uses a lock that is there")
                  .hint("run `berth runtime lock`"));
    }

    @Test
    void failsWithAStaleLockAndSaysWhatChanged() throws IOException {
      refresh();
      String before = Files.readString(lockFile());
      write("a.txt", "other");
      write("b.txt", "b");
      write(
          "runtime.yaml",
          YAML.replace("debian:12", "debian:13")
              .replace("[git]", "[ffmpeg]")
              .replace("dest: a.txt}", "dest: a.txt}, {src: b.txt, dest: b.txt}")
              .replace("name: demo", "name: other"));

      assertThat(problem(Policy.LOCKED))
          .isEqualTo(
              Problem.of("the lock `runtime.lock` does not fit runtime.yaml any more")
                  .because("`name` was `demo`, and is `other`")
                  .because("`environment.os` was `debian:12`, and is `debian:13`")
                  .because("`ffmpeg` was added to apt")
                  .because("`git` was removed from apt")
                  .because("the file `a.txt` has changed")
                  .because("the file `b.txt` was added")
                  .hint("run `berth runtime lock`"));
      assertThat(lockFile()).hasContent(before);
    }

    @Test
    void failsWhenAPlatformIsMissing() throws IOException {
      write("runtime.yaml", YAML.replace("  arch: [amd64]\n", ""));
      refresher.refresh(spec(), request(Policy.REFRESH, Platform.LINUX_AMD64));

      assertThat(problem(Policy.LOCKED, Platform.LINUX_ARM64).causes())
          .containsExactly("nothing is locked for `linux/arm64`");
    }
  }

  @Nested
  class Frozen {

    @Test
    void takesTheLockAsItIs() throws IOException {
      RuntimeLock lock = refresh().lock();
      write("a.txt", "other");

      assertThat(refresher.refresh(spec(), request(Policy.FROZEN)).lock()).isEqualTo(lock);
    }

    @Test
    void failsWithoutALock() {
      assertThat(problem(Policy.FROZEN).causes())
          .containsExactly("`--frozen` uses a lock that is there");
    }

    @Test
    void failsWhenThePlatformIsNotLocked() throws IOException {
      refresh();

      assertThat(problem(Policy.FROZEN, Platform.LINUX_ARM64))
          .isEqualTo(
              Problem.of("the lock `runtime.lock` has nothing for `linux/arm64`")
                  .because("it was made for `linux/amd64`")
                  .hint("run `berth runtime lock --platform linux/arm64`"));
    }
  }
}
