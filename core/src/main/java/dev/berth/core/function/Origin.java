package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;

/** Where a value came from. */
public sealed interface Origin {

  /** In words for one line: {@code function.yaml:3:8}, {@code --set}, {@code default}. */
  String inWords();

  /** The problem, with this origin to blame. */
  default Problem blame(Problem problem) {
    return problem.because("it comes from " + inWords());
  }

  /** A place in a file: the function's, the task's or the profile's. */
  record InFile(SourceExcerpt place) implements Origin {

    @Override
    public String inWords() {
      return place.location();
    }

    @Override
    public Problem blame(Problem problem) {
      return problem.at(place);
    }
  }

  /**
   * The command line.
   *
   * @param option {@code --set}, {@code --replicas}
   */
  record Option(String option) implements Origin {

    @Override
    public String inWords() {
      return option;
    }

    @Override
    public Problem blame(Problem problem) {
      return problem.because("given by `" + option + "`");
    }
  }

  /**
   * An environment variable of this computer, which an option names. What it holds may be a secret.
   *
   * @param option {@code --env}
   * @param variable {@code TOKEN}
   */
  record Variable(String option, String variable) implements Origin {

    @Override
    public String inWords() {
      return option + " " + variable + ", from this computer's environment";
    }
  }

  /** Nobody said anything. */
  record Default() implements Origin {

    @Override
    public String inWords() {
      return "default";
    }
  }
}
