package dev.berth.core.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes changes to one runtime at a time. What depends on its versions and tags changes with them:
 * the store as a layout for others, and the environment that a shell finds for {@code latest}.
 */
final class RuntimeChanges {

  private final Path home;
  private final RuntimeLookup lookup;
  private final StoreLayout layout;
  private final ActiveEnvironments active;

  RuntimeChanges(Path home, RuntimeLookup lookup) {
    this.home = home;
    this.lookup = lookup;
    this.layout = new StoreLayout(home);
    this.active = new ActiveEnvironments(home.resolve("active"));
  }

  /** What a change came to, and whether anything is different. */
  record Changed<T>(T result, boolean different) {}

  /** A change of one runtime. */
  interface Change<T> {
    Changed<T> of(RuntimeFolder runtime) throws IOException;
  }

  /**
   * Makes a change while no other process changes this runtime.
   *
   * @throws StoreException when the store cannot be written
   */
  <T> T make(String name, Change<T> change) throws IOException {
    StoreLock lock =
        new StoreLock(home.resolve("locks").resolve("runtime-" + RuntimeName.folderOf(name)));
    try {
      Changed<T> changed = lock.during(() -> change.of(lookup.folderOf(name)));
      if (changed.different()) {
        layout.update(lookup);
      }
      return changed.result();
    } catch (IOException e) {
      throw StoreException.cannotWrite(home, e);
    }
  }

  /**
   * Writes the tags of a runtime, if they changed. When {@code latest} moves, no environment is its
   * any more; that is said first, so that a shell never activates the one before.
   *
   * @return whether they changed
   */
  boolean retag(RuntimeFolder runtime, RuntimeTags before, RuntimeTags after) throws IOException {
    if (!before.latest().equals(after.latest())) {
      active.forget(runtime.name());
    }
    if (after.equals(before)) {
      return false;
    }
    runtime.write(after);
    return true;
  }

  /** Says which environment {@code latest} of a runtime has. */
  void setActive(RuntimeFolder runtime, Path environment) throws IOException {
    active.write(runtime.name(), environment);
  }

  /** The environment that was last said to be the one of {@code latest}. */
  Optional<Path> active(String name) throws IOException {
    return active.find(name);
  }
}
