package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.docker.EngineException;

/** Something needs a Docker Engine of which people may not know that it does, and there is none. */
public final class NoEngineException extends BerthException {

  private static final long serialVersionUID = 1L;

  private NoEngineException(EngineException none, String why) {
    super(none.problems().get(0).because(why));
  }

  static NoEngineException forCommands(EngineException none) {
    return new NoEngineException(
        none, "an image is made without one, but `commands` of its runtime.yaml are run there");
  }
}
