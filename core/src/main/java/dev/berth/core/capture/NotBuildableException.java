package dev.berth.core.capture;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.oci.ImageLocation;
import java.util.List;

/** A runtime was captured which no build can make yet. */
public final class NotBuildableException extends BerthException {

  NotBuildableException(RuntimeDraft draft, List<String> reasons, CaptureSource source) {
    super(problem(draft, reasons, source));
  }

  private static Problem problem(RuntimeDraft draft, List<String> reasons, CaptureSource source) {
    Problem problem = Problem.of("cannot build from " + draft.origin());
    for (String reason : reasons) {
      problem = problem.because(reason);
    }
    if (draft instanceof ImageDraft image
        && image.image() instanceof ImageLocation.Registry registry) {
      String name = registry.reference().familiar();
      return problem.hint(
          "have the Docker Engine fetch it with `docker pull "
              + name
              + "`, and name it `docker-daemon:"
              + name
              + "`");
    }
    return problem.hint(
        "write its runtime.yaml with `berth runtime init --from "
            + ShellWord.of(source.toString())
            + "`");
  }
}
