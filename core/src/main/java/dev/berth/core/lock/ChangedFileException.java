package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** A file of the user's own is not what it was when the lock was made. */
public final class ChangedFileException extends BerthException {

  private final String file;

  /**
   * @param file relative to runtime.yaml
   * @param fact found and expected
   */
  public ChangedFileException(String file, String fact) {
    super(
        Problem.of("`" + file + "` is not what runtime.lock says")
            .because(fact)
            .hint("run `berth runtime lock` to lock it as it is now"));
    this.file = file;
  }

  /** The file, relative to runtime.yaml. */
  public String file() {
    return file;
  }
}
