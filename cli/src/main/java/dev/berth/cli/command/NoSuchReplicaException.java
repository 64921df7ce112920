package dev.berth.cli.command;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.run.Run;
import java.util.stream.Collectors;

/** A replica is meant that a run does not have. */
final class NoSuchReplicaException extends BerthException {

  private static final long serialVersionUID = 1L;

  NoSuchReplicaException(Run run, int number) {
    super(
        Problem.of("the run `" + run.id() + "` has no replica " + number)
            .because(
                "it has "
                    + run.replicas().stream()
                        .map(replica -> String.valueOf(replica.number()))
                        .collect(Collectors.joining(", "))));
  }
}
