package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** Something that a build asks for cannot be done in the way in which it asks. */
public final class BuildException extends BerthException {

  private static final long serialVersionUID = 1L;

  private BuildException(Problem problem) {
    super(problem);
  }

  static BuildException notWithSecrets(String what) {
    return new BuildException(
        Problem.of("cannot build with secrets: " + what)
            .because(
                "each command runs in a container of its own then, so that no layer gets a secret")
            .hint("leave it out, or build without `secrets`"));
  }

  /**
   * @param secrets whether the container has any
   * @param failure what happened before
   */
  static BuildException left(String container, boolean secrets, BerthException failure) {
    Problem problem = failure.problems().get(0);
    Problem told = Problem.of(problem.message());
    for (String cause : problem.causes()) {
      told = told.because(cause);
    }
    return new BuildException(
        told.because(
                "the container of the step"
                    + (secrets ? ", which has the secrets," : "")
                    + " could not be removed")
            .hint("when the Engine is back, run `docker rm -fv " + container + "`"));
  }

  static BuildException secretMount(String instruction) {
    return new BuildException(
        Problem.of("cannot build `" + instruction + "`")
            .because("`--mount` is an option of BuildKit, which is not what builds here")
            .hint("name the secret in `secrets`: every command finds it below " + Secret.FOLDER));
  }
}
