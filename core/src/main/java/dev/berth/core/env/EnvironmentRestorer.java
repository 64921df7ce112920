package dev.berth.core.env;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.WheelSource;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PlatformTags;
import dev.berth.core.python.Version;
import dev.berth.core.python.WheelName;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeName;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes environments be there: one that is there and as it should be stays; another is made beside
 * its place and renamed, so that nobody ever sees a half of it. Of several processes that want the
 * same one, one makes it, and the others wait.
 */
public final class EnvironmentRestorer {

  private final Store store;
  private final Platform here;
  private final InterpreterFinder interpreters;
  private final EnvironmentBuilder builder;
  private final EnvironmentListener listener;
  private final int processors;

  /**
   * @param here what this computer is
   * @param environment for where interpreters are looked for
   * @param fetcher brings wheels that the store lacks
   * @param processors how many to use
   */
  public EnvironmentRestorer(
      Store store,
      Platform here,
      Environment environment,
      Path userHome,
      Fetcher fetcher,
      EnvironmentListener listener,
      int processors) {
    this.store = store;
    this.here = here;
    this.interpreters =
        new InterpreterFinder(environment, userHome, store.home().resolve("interpreters"));
    this.builder =
        new EnvironmentBuilder(
            store,
            fetcher,
            new UnpackedWheels(store, fetcher, listener, processors),
            new ProcessRunner(environment),
            processors);
    this.listener = listener;
    this.processors = processors;
  }

  /**
   * Makes sure that the environment is there, whole and as it is locked. When that is the
   * environment of the runtime's latest version, shells can activate it by the runtime's name.
   *
   * @throws EnvironmentException when it cannot be made, or must not be
   * @throws InterpreterException when there is no Python for it
   * @throws dev.berth.core.BerthException when a package cannot be had, or is not what it should be
   */
  public RestoredEnvironment restore(EnvironmentRequest request) {
    LockedPlatform locked = lockedHere(request);
    Interpreter interpreter =
        request
            .python()
            .map(given -> interpreters.given(given, locked.python().version(), locked.platform()))
            .orElseGet(
                () -> interpreters.find(locked.python().version(), locked.platform(), listener));
    requireGlibc(locked, interpreter);
    EnvironmentPlan plan = plan(request, locked, interpreter);
    EnvironmentPlace place = EnvironmentPlace.of(plan.prefix());
    try {
      Optional<EnvironmentRecord> there = find(plan);
      RestoredEnvironment restored =
          there.isPresent()
              ? new RestoredEnvironment(there.get(), false)
              : store.lock(place.lock()).during(() -> make(plan, place));
      if (request.prefix().isEmpty()) {
        activate(plan);
      }
      return restored;
    } catch (IOException e) {
      throw EnvironmentException.failed(plan.prefix(), e);
    }
  }

  private EnvironmentPlan plan(
      EnvironmentRequest request, LockedPlatform locked, Interpreter interpreter) {
    try {
      return EnvironmentPlan.of(request, locked, interpreter, store);
    } catch (IOException e) {
      throw EnvironmentException.failed(request.prefix().orElse(store.environments()), e);
    }
  }

  private LockedPlatform lockedHere(EnvironmentRequest request) {
    if (!here.os().equals("linux")) {
      throw EnvironmentException.notLinux(here);
    }
    return request
        .lock()
        .find(here)
        .orElseThrow(() -> EnvironmentException.notLocked(request.lock(), here));
  }

  /** Wheels were chosen for the image's C library; only an older one can be a hindrance. */
  private static void requireGlibc(LockedPlatform locked, Interpreter interpreter) {
    Version found = Version.parse(interpreter.glibc());
    if (found.compareTo(Version.parse(locked.python().glibc())) >= 0) {
      return;
    }
    PlatformTags tags =
        PlatformTags.of(interpreter.python(), locked.platform(), interpreter.glibc());
    List<String> files = new ArrayList<>();
    locked.wheels().forEach(wheel -> files.add(wheel.file()));
    locked.localWheels().forEach(wheel -> files.add(WheelSource.fileOf(wheel)));
    for (String file : files) {
      if (!tags.admit(WheelName.parse(file))) {
        throw EnvironmentException.oldGlibc(file, locked.python().glibc(), interpreter.glibc());
      }
    }
  }

  /**
   * The environment that is there, made of the same things, and not changed since.
   *
   * @throws EnvironmentException when it was changed, and the changes may not be lost
   */
  private Optional<EnvironmentRecord> find(EnvironmentPlan plan) throws IOException {
    Optional<EnvironmentRecord> there =
        EnvironmentRecord.read(plan.prefix())
            .filter(record -> record.key().equals(plan.key()))
            .filter(record -> record.prefix().equals(plan.prefix()));
    if (there.isEmpty()) {
      return there;
    }
    List<String> changes = changes(plan.prefix());
    if (!changes.isEmpty()) {
      if (plan.request().force()) {
        return Optional.empty();
      }
      throw EnvironmentException.changed(plan.prefix(), changes);
    }
    if (!there.get().interpreter().equals(plan.interpreter())) {
      // It was updated in its place; links lead to the new one already.
      AtomicFile.write(plan.prefix().resolve(EnvironmentRecord.FILE), plan.record().bytes());
      return Optional.of(plan.record());
    }
    return there;
  }

  private List<String> changes(Path prefix) throws IOException {
    try {
      return EnvironmentCheck.differences(prefix, listing(prefix), processors);
    } catch (NoSuchFileException | IllegalArgumentException missingOrCutShort) {
      return List.of("`" + EnvironmentBuilder.LISTING + "` is not there, or not whole");
    }
  }

  private static FileListing listing(Path prefix) throws IOException {
    return FileListing.of(Files.readAllBytes(prefix.resolve(EnvironmentBuilder.LISTING)));
  }

  private RestoredEnvironment make(EnvironmentPlan plan, EnvironmentPlace place)
      throws IOException {
    Optional<EnvironmentRecord> byAnother = find(plan);
    if (byAnother.isPresent()) {
      return new RestoredEnvironment(byAnother.get(), false);
    }
    requireReplaceable(plan, place);
    try {
      EnvironmentRecord record = builder.build(plan, place.begin());
      place.finish();
      place.removeLeftovers();
      return new RestoredEnvironment(record, true);
    } catch (IOException | RuntimeException | Error e) {
      try {
        place.removeLeftovers();
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  /** What is in the way must be ours, and hold nothing that somebody could miss. */
  private void requireReplaceable(EnvironmentPlan plan, EnvironmentPlace place) throws IOException {
    if (place.isFree()) {
      return;
    }
    if (EnvironmentRecord.read(plan.prefix()).isEmpty()) {
      throw EnvironmentException.taken(plan.prefix(), place.description());
    }
    if (plan.request().force()) {
      return;
    }
    List<String> changes = new ArrayList<>(changes(plan.prefix()));
    if (changes.isEmpty()) {
      changes.addAll(ForeignFiles.in(plan.prefix(), listing(plan.prefix())));
    }
    if (!changes.isEmpty()) {
      throw EnvironmentException.changed(plan.prefix(), changes);
    }
  }

  private void activate(EnvironmentPlan plan) throws IOException {
    String name = plan.request().spec().name();
    if (store.runtimes().activeEnvironment(name).equals(Optional.of(plan.prefix()))) {
      return;
    }
    Optional<RuntimeEntry> entry =
        store
            .runtimes()
            .find(new RuntimeName(name, RuntimeName.Kind.PREFIX, plan.request().version().hex()));
    if (entry.isPresent()) {
      store.runtimes().activate(entry.get().runtime(), plan.prefix());
    }
  }
}
