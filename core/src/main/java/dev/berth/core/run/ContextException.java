package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The files that a build needs cannot be read, or not as they were when it began. */
public final class ContextException extends BerthException {

  private static final long serialVersionUID = 1L;

  private ContextException(Problem problem) {
    super(problem);
  }

  static ContextException badPattern(Path file, int line, String pattern) {
    return new ContextException(
        Problem.of("`" + pattern + "` is no pattern")
            .because("it is in line " + line + " of `" + file + "`"));
  }

  static ContextException unreadable(Path file, IOException cause) {
    return new ContextException(
        Problem.of("cannot read `" + file + "` for the build").because(reason(cause)));
  }

  static ContextException changed(Path file) {
    return new ContextException(
        Problem.of("cannot read `" + file + "` for the build")
            .because("it became shorter while it was read"));
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "it is not there";
    }
    return failure instanceof AccessDeniedException
        ? "permission denied"
        : Optional.ofNullable(failure.getMessage()).orElse("input failed");
  }
}
