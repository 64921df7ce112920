package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.nio.file.Path;

/** The source of a function cannot be had. */
public final class SourceException extends BerthException {

  private static final long serialVersionUID = 1L;

  private SourceException(Problem problem) {
    super(problem);
  }

  static SourceException elsewhere(String address) {
    return new SourceException(
        Problem.of("cannot fetch the function's source from `" + address + "`")
            .because("Berth takes sources of this computer only")
            .hint("fetch it, and write its path as `code_src`"));
  }

  static SourceException noArchive(Path archive) {
    return new SourceException(
        Problem.of("cannot take the function's source from `" + archive + "`")
            .because("it is no zip archive, or is damaged"));
  }

  static SourceException leaves(Path archive, String name) {
    return new SourceException(
        Problem.of("cannot take the function's source from `" + archive + "`")
            .because("its file `" + name + "` would leave the folder"));
  }
}
