package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.List;

/** No run, or more than one, is meant. */
public final class NoSuchRunException extends BerthException {

  private static final long serialVersionUID = 1L;

  private NoSuchRunException(Problem problem) {
    super(problem);
  }

  static NoSuchRunException unknown(String prefix) {
    return new NoSuchRunException(
        Problem.of("there is no run `" + prefix + "`")
            .hint("`berth runs list` shows those there are"));
  }

  static NoSuchRunException ambiguous(String prefix, List<RunId> found) {
    return new NoSuchRunException(
        Problem.of("more than one run begins with `" + prefix + "`")
            .because(String.join(", ", found.stream().map(id -> "`" + id + "`").toList())));
  }
}
