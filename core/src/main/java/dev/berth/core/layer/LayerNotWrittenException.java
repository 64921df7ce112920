package dev.berth.core.layer;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** A layer could not be assembled because a file could not be read or written. */
public final class LayerNotWrittenException extends BerthException {

  /**
   * @param title what the layer was to hold
   */
  public LayerNotWrittenException(String title, IOException cause) {
    super(Problem.of("cannot assemble the layer `" + title + "`").because(fact(cause)), cause);
  }

  private static String fact(IOException cause) {
    if (cause instanceof NoSuchFileException missing) {
      return "`" + missing.getFile() + "` is not there";
    }
    return String.valueOf(cause.getMessage());
  }
}
