package dev.berth.core.verify;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.List;

/** Something is not what it should be; the report says in what. */
public final class NotTheSameException extends BerthException {

  private static final long serialVersionUID = 1L;

  /**
   * @param different those with differences: at least one
   */
  public NotTheSameException(List<Verification> different) {
    super(different.stream().map(NotTheSameException::problem).toList(), null);
  }

  private static Problem problem(Verification one) {
    int count = one.differences().size();
    return Problem.of("`" + one.subject() + "` is not the same as the " + one.against())
        .because(count == 1 ? "1 difference" : count + " differences")
        .hint(one.remedy());
  }
}
