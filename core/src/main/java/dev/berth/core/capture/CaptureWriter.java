package dev.berth.core.capture;

import dev.berth.core.Problem;
import dev.berth.core.io.AtomicFile;
import dev.berth.core.lock.LockFile;
import dev.berth.core.lock.LockRequest;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.LockedWheel;
import dev.berth.core.lock.Locker;
import dev.berth.core.lock.MissingWheelsException;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Platform;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what was captured: runtime.yaml, runtime.lock, and wheels that are not in the folder yet.
 * Nothing is written before all of it is known to be right; what was there is kept when it is not.
 */
public final class CaptureWriter {

  private static final String FILE_NAME = "runtime.yaml";

  private final Locker locker;

  /** What is done with a runtime that cannot be locked yet. */
  public enum Unlockable {
    /** Its runtime.yaml is written alone. */
    WRITE,
    /** Nothing is written: it was to be built. */
    REFUSE
  }

  /**
   * Where and how to write.
   *
   * @param folder absolute; made when it is not there
   * @param overwrite whether a runtime that is there is replaced
   * @param platforms what to lock for; empty for this computer's processor on Linux
   * @param source what was asked for, for messages
   */
  public record Target(
      Path folder,
      boolean overwrite,
      List<Platform> platforms,
      boolean offline,
      Unlockable unlockable,
      CaptureSource source) {

    public Target {
      platforms = List.copyOf(platforms);
    }
  }

  public CaptureWriter(Locker locker) {
    this.locker = locker;
  }

  /**
   * Locks and writes a runtime.
   *
   * @throws RuntimeExistsException when another one is there
   * @throws EnvironmentException when that is in the environment, which is left as it is
   * @throws NotBuildableException when it cannot be locked and that is refused
   * @throws UndecidedException when no index has wheels of all packages
   * @throws ConflictException when the packages do not fit together in the image
   */
  public CapturedRuntime write(RuntimeDraft draft, Target target) throws IOException {
    refuseSource(draft, target.folder());
    Path file = target.folder().resolve(FILE_NAME);
    try (RuntimeFolder folder = RuntimeFolder.at(target.folder())) {
      String text = draft.yaml(folder.path());
      boolean unchanged = isThere(file) && Files.isRegularFile(file) && holds(file, text);
      if (!unchanged && !target.overwrite()) {
        refuseExisting(file);
        refuseExisting(file.resolveSibling("runtime.lock"));
      }
      folder.add(draft.wheels());
      RuntimeSpec spec = new RuntimeSpecReader(name -> Optional.empty()).read(file, text);
      List<String> reasons =
          spec.notSupportedYet().stream().map(Problem::message).distinct().toList();
      List<Problem> warnings = new ArrayList<>();
      Optional<RuntimeLock> lock = Optional.empty();
      if (reasons.isEmpty()) {
        lock = Optional.of(lock(draft, spec, target, unchanged));
        warnings.addAll(check(draft, lock.get()));
      } else if (target.unlockable() == Unlockable.REFUSE) {
        throw new NotBuildableException(draft, reasons, target.source());
      } else {
        warnings.add(notLocked(reasons));
      }
      // The lock first: a runtime.yaml alone would be resolved anew, to other versions.
      if (lock.isPresent()) {
        LockFile.of(spec).write(lock.get());
      } else {
        Files.deleteIfExists(LockFile.of(spec).path());
      }
      AtomicFile.write(file, text);
      return new CapturedRuntime(draft, spec, lock, folder.keep(), warnings);
    }
  }

  private static void refuseSource(RuntimeDraft draft, Path folder) throws IOException {
    Path there = folder;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (draft.source().isPresent()
        && there.toRealPath().startsWith(draft.source().get().toRealPath())) {
      throw EnvironmentException.notInto(draft.origin(), folder);
    }
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean holds(Path file, String text) throws IOException {
    return Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuseExisting(Path file) {
    if (isThere(file)) {
      throw new RuntimeExistsException(file);
    }
  }

  private RuntimeLock lock(RuntimeDraft draft, RuntimeSpec spec, Target target, boolean unchanged)
      throws IOException {
    LockRequest request =
        draft
            .versions()
            .map(exactly -> LockRequest.exactly(exactly, target.platforms(), target.offline()))
            .orElse(
                new LockRequest(
                    LockRequest.Policy.REFRESH,
                    target.platforms(),
                    false,
                    Set.of(),
                    target.offline()));
    Optional<RuntimeLock> previous = unchanged ? LockFile.of(spec).read() : Optional.empty();
    try {
      return locker.lock(spec, request, previous);
    } catch (MissingWheelsException e) {
      throw new UndecidedException(e);
    }
  }

  private static List<Problem> check(RuntimeDraft draft, RuntimeLock lock) {
    List<Problem> warnings = new ArrayList<>();
    for (LockedPlatform platform : lock.platforms()) {
      warnings.addAll(draft.requireFitting(platform));
    }
    List<String> local =
        lock.platforms().stream()
            .flatMap(platform -> platform.wheels().stream())
            .filter(wheel -> wheel.url().startsWith("file:"))
            .map(LockedWheel::name)
            .distinct()
            .toList();
    if (!local.isEmpty()) {
      warnings.add(
          Problem.of(
                  "others cannot build this: "
                      + EnvironmentException.quoted(local)
                      + " came from a folder of this computer")
              .because("pip is configured to search it (`find-links`)"));
    }
    return warnings;
  }

  private static Problem notLocked(List<String> reasons) {
    Problem problem = Problem.of("no runtime.lock is written: this cannot be locked or built yet");
    for (String reason : reasons) {
      problem = problem.because(reason);
    }
    return problem;
  }
}
