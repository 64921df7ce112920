package dev.berth.core.build;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** {@code SOURCE_DATE_EPOCH} is not a time. */
public final class InvalidEpochException extends BerthException {

  private static final long serialVersionUID = 1L;

  InvalidEpochException(String found) {
    super(
        Problem.of("`" + SourceDateEpoch.VARIABLE + "` is not a time: `" + found + "`")
            .because("expected whole seconds since 1970, such as `1767225600`")
            .hint("unset it, or take the last commit's: `git log -1 --format=%ct`"));
  }
}
