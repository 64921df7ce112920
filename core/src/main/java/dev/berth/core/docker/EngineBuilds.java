package dev.berth.core.docker;

import java.io.IOException;
import java.io.InputStream;

/**
 * What an Engine builds. It is asked for its classic builder, which every Engine has: that takes a
 * plain archive as its context and answers in plain words, where BuildKit wants a session of its
 * own over the same connection, and podman has no BuildKit at all.
 */
public final class EngineBuilds {

  private static final String WHAT = "build the image";

  private final EngineCalls calls;

  EngineBuilds(EngineCalls calls) {
    this.calls = calls;
  }

  /**
   * Begins a build; returns when the Engine has the whole context. It goes on for as long as what
   * is returned is open.
   *
   * @param context a tar archive, not compressed, which is sent while it is read
   * @throws EngineException when the Engine refuses it, or the context cannot be read to its end:
   *     its cause says then why
   */
  public RunningBuild start(BuildPlan plan, InputStream context) {
    return new RunningBuild(calls.send(WHAT, "/build?" + plan.query(), context));
  }

  /** A build that goes on. An Engine ends one that nobody listens to any more. */
  public static final class RunningBuild implements AutoCloseable {

    private final EngineReply reply;

    RunningBuild(EngineReply reply) {
      this.reply = reply;
    }

    /**
     * Waits for its end.
     *
     * @return the image, by its id or the beginning of it
     * @throws BuildStepException when it failed
     * @throws EngineException when the Engine goes away, or the build was closed meanwhile
     */
    public String await(BuildListener listener) {
      try {
        return new BuildAnswer(listener).read(reply.body());
      } catch (IOException | IllegalArgumentException e) {
        throw EngineException.failed(WHAT, e);
      }
    }

    @Override
    public void close() {
      Containers.close(reply);
    }
  }
}
