package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** A secret that is wanted cannot be had. */
public final class SecretException extends BerthException {

  private static final long serialVersionUID = 1L;

  private SecretException(Problem problem) {
    super(problem);
  }

  static SecretException unknown(String name) {
    return new SecretException(
        Problem.of("the secret `" + name + "` has no value")
            .because("the task wants it, and no `--secret` gives it")
            .hint("add `--secret %s=FILE`, or `--secret %s=env:VARIABLE`".formatted(name, name)));
  }
}
