package dev.berth.core.docker;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** Another container has the name already. */
public final class NameTakenException extends BerthException {

  private static final long serialVersionUID = 1L;

  NameTakenException(String name, String why) {
    super(
        Problem.of("there is a container `" + name + "` already")
            .because(why)
            .hint("choose another name, or remove it with `docker rm -f " + name + "`"));
  }
}
