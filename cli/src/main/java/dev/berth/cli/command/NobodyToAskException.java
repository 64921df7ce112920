package dev.berth.cli.command;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** A person was to be asked, where there is none. */
final class NobodyToAskException extends BerthException {

  private static final long serialVersionUID = 1L;

  NobodyToAskException(String option) {
    super(
        Problem.of("`" + option + "` asks questions, and there is no terminal to ask at")
            .hint("give the answers as options"));
  }
}
