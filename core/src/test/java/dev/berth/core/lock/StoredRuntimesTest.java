package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.Dependency;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.store.RuntimeDocuments;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.RuntimeSources;
import dev.berth.core.store.SourceFile;
import dev.berth.core.store.Store;
import dev.berth.core.version.FolderExtractor;
import dev.berth.core.version.RuntimeVersion;
import dev.berth.core.yaml.InvalidSpecException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a folder, and read back when that is gone. */
class StoredRuntimesTest {

  private static final TinyWheel WHEEL = new TinyWheel("own", "1.0");

  private static final String YAML =
      """
      # Comments are kept too.
      name: demo
      environment:
        vars: {MODE: test, DATABASE: "postgres://me:secret@db/x"}
        workdir: /app
      dependencies:
        - pins/requirements.txt
        - wheels: [./dist/%s]
        - files:
            - {src: ./bin/run, dest: bin/}
            - {src: data, dest: data}
            - {src: nothing, dest: nothing}
      """
          .formatted(WHEEL.fileName());

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void fillTheFolder() throws IOException {
    store = Store.open(folder.resolve("store"));
    write("runtime.yaml", YAML);
    write(
        "pins/requirements.txt",
        """
        --extra-index-url https://me:pass@example.org/simple
        --extra-index-url https://me:${TOKEN}@example.com/simple
        --find-links links
        -r ../more.in
        numpy==2.1.0
        """);
    write("more.in", "idna\n");
    write("bin/run", "#!/bin/sh\n");
    assertThat(work().resolve("bin/run").toFile().setExecutable(true)).isTrue();
    write("data/a.csv", "1,2\n");
    write("data/below/b.csv", "3,4\n");
    Files.createDirectories(work().resolve("nothing"));
    Files.createDirectories(work().resolve("pins/links"));
    Files.createDirectories(work().resolve("dist"));
    Files.write(work().resolve("dist").resolve(WHEEL.fileName()), WHEEL.bytes());
  }

  private Path work() {
    return folder.resolve("work");
  }

  private void write(String path, String text) throws IOException {
    Path file = work().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static RuntimeSpecReader reader(Map<String, String> variables) {
    return new RuntimeSpecReader(name -> Optional.ofNullable(variables.get(name)));
  }

  private RuntimeSpec spec() {
    return reader(Map.of("TOKEN", "hunter2")).read(work().resolve("runtime.yaml"));
  }

  private static RuntimeLock lock(RuntimeSpec spec) {
    LocalFiles local = new LocalFiles(spec);
    return new RuntimeLock(
        spec.name(),
        new RequestedRequirements(spec).locked(),
        List.of(
            new LockedPlatform(
                Platform.LINUX_AMD64,
                new LockedBase.Distribution("debian:12", List.of()),
                new LockedPython(PythonVersion.parse("3.11"), "/usr/bin/python3.11", "2.36"),
                List.of(),
                List.of(),
                local.wheels(),
                local.files())));
  }

  private RuntimeRecord kept() throws IOException {
    RuntimeSpec spec = spec();
    RuntimeLock lock = lock(spec);
    return record(lock, Optional.of(new SourceKeeper(store.blobs()).keep(spec, lock)));
  }

  private static RuntimeRecord record(RuntimeLock lock, Optional<RuntimeDocuments> documents) {
    return new RuntimeRecord(
        "demo",
        Digest.ofSha256("1".repeat(64)),
        Instant.EPOCH,
        LockFile.digest(lock),
        documents,
        List.of());
  }

  private StoredRuntime read(RuntimeRecord record) throws IOException {
    // A lock is enough: the variables of the day it was made are not needed any more.
    return new StoredRuntimes(store.blobs(), reader(Map.of())).read(record);
  }

  private String text(StoredRuntime stored, String path) throws IOException {
    return new String(
        store.blobs().read(stored.sources().get(path).digest()), StandardCharsets.UTF_8);
  }

  private void removeTheFolder() throws IOException {
    Files.move(work(), folder.resolve("elsewhere"));
  }

  @Test
  void readsBackWhatTheFolderSaid() throws IOException {
    RuntimeSpec before = spec();
    RuntimeRecord record = kept();
    removeTheFolder();

    StoredRuntime stored = read(record);

    assertThat(stored.spec().name()).isEqualTo("demo");
    assertThat(stored.spec().environment()).isEqualTo(before.environment());
    assertThat(stored.spec().texts().yaml()).isEqualTo(YAML);
    assertThat(stored.lock()).isEqualTo(lockOfElsewhere());
    assertThat(
            ((Dependency.RequirementsFile) stored.spec().dependencies().get(0))
                .requirements()
                .requirements())
        .extracting(Dependency.Located::value)
        .containsExactly("idna", "numpy==2.1.0");
  }

  private RuntimeLock lockOfElsewhere() {
    return lock(reader(Map.of("TOKEN", "hunter2")).read(folder.resolve("elsewhere/runtime.yaml")));
  }

  @Test
  void hasTheBytesOfWheelsAndFilesByTheirDigests() throws IOException {
    RuntimeRecord record = kept();
    removeTheFolder();

    LockedPlatform locked = read(record).lock().platforms().get(0);

    assertThat(store.blobs().read(locked.localWheels().get(0).digest())).isEqualTo(WHEEL.bytes());
    assertThat(locked.files())
        .extracting(file -> new String(store.blobs().read(file.digest()), StandardCharsets.UTF_8))
        .containsExactly("#!/bin/sh\n", "1,2\n", "3,4\n");
  }

  @Test
  void listsEveryFileOfTheFolder() throws IOException {
    StoredRuntime stored = read(kept());

    assertThat(stored.sources().files())
        .extracting(SourceFile::path)
        .containsExactly(
            "bin/run",
            "data/a.csv",
            "data/below/b.csv",
            "dist/" + WHEEL.fileName(),
            "more.in",
            "pins/requirements.txt",
            "runtime.lock",
            "runtime.yaml");
    assertThat(stored.sources().files())
        .filteredOn(SourceFile::executable)
        .extracting(SourceFile::path)
        .containsExactly("bin/run");
    assertThat(stored.sources().folders()).containsExactly("data", "nothing", "pins/links");
    assertThat(RuntimeSources.read(stored.sources().write())).isEqualTo(stored.sources());
  }

  @Test
  void keepsNoPasswordOfARequirementsFile() throws IOException {
    StoredRuntime stored = read(kept());

    assertThat(text(stored, "pins/requirements.txt"))
        .startsWith(
            """
            --extra-index-url https://example.org/simple
            --extra-index-url https://me:${TOKEN}@example.com/simple
            """);
    assertThat(text(stored, "runtime.yaml")).isEqualTo(YAML);
  }

  @Test
  void refusesAFileThatIsNotWhatWasLocked() throws IOException {
    RuntimeSpec spec = spec();
    RuntimeLock lock = lock(spec);
    write("data/a.csv", "5,6\n");

    Problem changed = problemOf(() -> new SourceKeeper(store.blobs()).keep(spec, lock));

    assertThat(changed.message()).isEqualTo("`data/a.csv` is not what runtime.lock says");
    assertThat(changed.causes())
        .containsExactly(
            "it has "
                + Digest.of("5,6\n".getBytes(StandardCharsets.UTF_8))
                + ", locked is "
                + Digest.of("1,2\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void takesWhatTheStoreHasWithoutReadingTheFolder() throws IOException {
    RuntimeSpec spec = spec();
    RuntimeLock lock = lock(spec);
    RuntimeDocuments first = new SourceKeeper(store.blobs()).keep(spec, lock);
    Files.delete(work().resolve("data/a.csv"));

    assertThat(new SourceKeeper(store.blobs()).keep(spec, lock)).isEqualTo(first);
  }

  @Test
  void makesAFolderWhoseLockFitsAndWhoseVersionIsTheSame() throws IOException {
    Files.move(work().resolve("runtime.yaml"), work().resolve("gpu.yaml"));
    RuntimeSpecReader reader = reader(Map.of("TOKEN", "hunter2"));
    RuntimeSpec spec = reader.read(work().resolve("gpu.yaml"));
    RuntimeLock lock = lock(spec);
    RuntimeRecord record =
        record(lock, Optional.of(new SourceKeeper(store.blobs()).keep(spec, lock)));
    removeTheFolder();

    StoredRuntimes stored = new StoredRuntimes(store.blobs(), reader);
    Path yaml =
        new FolderExtractor(store, stored)
            .extract(stored.read(record), folder.resolve("again"), false);

    assertThat(yaml).isEqualTo(folder.resolve("again/gpu.yaml"));
    RuntimeSpec again = reader.read(yaml);
    LockState state = LockState.of(again, LockRequest.DEFAULT);
    assertThat(state.changes()).isEmpty();
    assertThat(state.lock()).contains(lock);
    assertThat(RuntimeVersion.of(again, lock)).isEqualTo(RuntimeVersion.of(spec, lock));
    assertThat(folder.resolve("again/nothing")).isEmptyDirectory();
    assertThat(Files.isExecutable(folder.resolve("again/bin/run"))).isTrue();
  }

  @Test
  void theVersionReadBackIsTheSame() throws IOException {
    RuntimeSpec spec = spec();
    RuntimeRecord record = kept();
    removeTheFolder();

    StoredRuntime stored = read(record);

    assertThat(RuntimeVersion.of(stored.spec(), stored.lock()))
        .isEqualTo(RuntimeVersion.of(spec, stored.lock()));
  }

  @Test
  void saysThatAnEarlierBerthKeptNothing() {
    RuntimeRecord old = record(lock(spec()), Optional.empty());

    Problem problem = problemOf(() -> read(old));

    assertThat(problem)
        .isEqualTo(
            Problem.of("the store has no runtime.yaml and no lock of `demo@111111111111`")
                .because("an earlier Berth built it, and kept its image only")
                .hint("build it again with `berth runtime build`, in its folder"));
  }

  @Test
  void saysWhatIsGone() throws IOException {
    RuntimeRecord record = kept();
    Path blob = store.blobs().path(record.documents().orElseThrow().yaml());
    Files.delete(blob);

    Problem problem = problemOf(() -> read(record));

    assertThat(problem.message())
        .isEqualTo("the store lacks `runtime.yaml` of `demo@111111111111`");
    assertThat(problem.causes()).containsExactly("there is no `" + blob + "` any more");
  }

  @Test
  void namesTheTextThatIsNotTakenAnyMore() throws IOException {
    RuntimeRecord record = kept();
    RuntimeDocuments documents = record.documents().orElseThrow();
    Digest other =
        store.blobs().put("name: demo\nnew: key\n".getBytes(StandardCharsets.UTF_8)).digest();
    RuntimeRecord newer =
        record(lock(spec()), Optional.of(new RuntimeDocuments(other, documents.sources())));

    InvalidSpecException refused =
        catchThrowableOfType(InvalidSpecException.class, () -> read(newer));

    assertThat(refused.problems().get(0).message()).isEqualTo("unknown key `new`");
    assertThat(refused.problems().get(0).where().orElseThrow().file())
        .isEqualTo(store.blobs().path(other));
  }

  private static Problem problemOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    return catchThrowableOfType(BerthException.class, action).problems().get(0);
  }
}
