package dev.berth.core.docker;

import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** How the programs of an image are run, and which one it is. */
  public Optional<ImageSettings> find(String image) {
    String what = "inspect the image `" + image + "`";
    EngineAnswer answer = calls.get(what, "/images/" + image + "/json");
    return answer.isNotFound()
        ? Optional.empty()
        : Optional.of(ImageSettings.of(answer.orRefuse(what).object()));
  }

  /**
   * Images that bear this label.
   *
   * @param label {@code name=value}
   */
  public List<Digest> list(String label) {
    String what = "list its images";
    return calls
        .get(what, "/images/json?all=1&" + EngineCalls.filters(Map.of("label", List.of(label))))
        .orRefuse(what)
        .objects()
        .stream()
        .map(image -> Digest.parse(image.requiredText("Id")))
        .toList();
  }

  /**
   * Makes an image of what a container has written outside its volumes.
   *
   * @param comment by which it is known
   * @param changes lines of a Dockerfile that set how it is run
   */
  public Digest commit(ContainerId container, String comment, List<String> changes) {
    String what = "keep what the step wrote";
    StringBuilder query =
        new StringBuilder("/commit?container=" + container + "&comment=")
            .append(EngineCalls.encoded(comment));
    changes.forEach(change -> query.append("&changes=").append(EngineCalls.encoded(change)));
    String id =
        calls.post(what, query.toString(), Map.of()).orRefuse(what).object().requiredText("Id");
    return Digest.parse(id.startsWith("sha256:") ? id : "sha256:" + id);
  }
}
