package dev.berth.core.run;

import dev.berth.core.Problem;
import dev.berth.core.docker.EngineException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has an Engine remove the images of a build's commands, which takes minutes when its disk is busy.
 *
 * @param images those of each run, in the order of runtime.yaml
 * @param patience how long somebody waits for the end of a build that is done
 */
record CommandRemoval(List<CommandImages> images, Duration patience) {

  CommandRemoval {
    images = List.copyOf(images);
  }

  /**
   * Waits for it, and no longer than that.
   *
   * @return what is to be said of images that are left
   */
  Optional<Problem> await() {
    if (images.isEmpty()) {
      return Optional.empty();
    }
    FutureTask<Boolean> removal = new FutureTask<>(this::remove, true);
    Thread thread = new Thread(removal, "removal of images");
    // Nothing that the Engine does with a request depends on us.
    thread.setDaemon(true);
    thread.start();
    try {
      removal.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException slow) {
      return Optional.of(left(List.of("it has not done so in " + patience.toSeconds() + " s")));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return Optional.of(left(List.of("there was no time to wait for it")));
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof EngineException gone) {
        return Optional.of(left(gone.problems().get(0)));
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private void remove() {
    images.forEach(CommandImages::removeMade);
    // One build's follow each other: what the last began with is what may be wanted again.
    images.get(images.size() - 1).removeBeginnings();
  }

  private static Problem left(Problem problem) {
    return left(problem.causes().isEmpty() ? List.of(problem.message()) : problem.causes());
  }

  private static Problem left(List<String> causes) {
    Problem problem = Problem.of("the Docker Engine may keep images that commands were run in");
    for (String cause : causes) {
      problem = problem.because(cause);
    }
    return problem.hint("`docker image prune` removes them: they have no names");
  }
}
