package dev.berth.core.capture;

import dev.berth.core.Problem;
import dev.berth.core.lock.LockFile;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.spec.RuntimeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A runtime that was captured and written down.
 *
 * @param spec what its runtime.yaml says
 * @param lock beside it; none when there is something in it that cannot be locked yet
 * @param copied the wheels that were copied beside it
 * @param warnings what showed while it was locked
 */
public record CapturedRuntime(
    RuntimeDraft draft,
    RuntimeSpec spec,
    Optional<RuntimeLock> lock,
    List<Path> copied,
    List<Problem> warnings) {

  public CapturedRuntime {
    copied = List.copyOf(copied);
    warnings = List.copyOf(warnings);
  }

  /** Everything the user should know about it. */
  public List<Problem> allWarnings() {
    List<Problem> all = new ArrayList<>(draft.warnings());
    all.addAll(warnings);
    return all;
  }

  /** The files that were written. */
  public List<Path> files() {
    List<Path> files = new ArrayList<>(List.of(spec.file()));
    lock.ifPresent(there -> files.add(LockFile.of(spec).path()));
    files.addAll(copied);
    return files;
  }
}
