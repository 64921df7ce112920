package dev.berth.core.run;

/** How it is known that what was started is there. */
public sealed interface Readiness {

  /** All its containers run, and have run for a moment. */
  record Running() implements Readiness {}

  /** Each of its TCP ports takes connections; without one, as {@link Running}. */
  record Connecting() implements Readiness {}

  /**
   * Its first TCP port answers to {@code GET}, with a status from 200 to 399 (Kubernetes, {@code
   * httpGet}).
   *
   * @param path begins with {@code /}
   */
  record Answering(String path) implements Readiness {

    public Answering {
      if (!path.matches("/[!-~]*")) {
        throw new IllegalArgumentException("not a path of HTTP: `" + path + "`");
      }
    }
  }

  /** Nobody wants to know. */
  record NotAwaited() implements Readiness {}
}
