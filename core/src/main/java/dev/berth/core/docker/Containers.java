package dev.berth.core.docker;

import dev.berth.core.oci.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The containers of an Engine. */
public final class Containers {

  private static final String CONTAINERS = "/containers/";

  private final EngineCalls calls;

  Containers(EngineCalls calls) {
    this.calls = calls;
  }

  /**
   * Makes a container, which does not run yet.
   *
   * @return nothing when the Engine does not have the image
   * @throws NameTakenException when another container has the name
   * @throws EngineException when the Engine refuses the plan
   */
  public Optional<ContainerId> create(ContainerPlan plan) {
    String what = "make a container of the image `" + plan.image() + "`";
    EngineAnswer answer =
        calls.post(
            what,
            CONTAINERS
                + "create"
                + plan.name().map(name -> "?name=" + EngineCalls.encoded(name)).orElse(""),
            plan.toJson());
    if (answer.isNotFound() && answer.message().contains("image")) {
      return Optional.empty();
    }
    if (answer.isConflict() && plan.name().isPresent()) {
      throw new NameTakenException(plan.name().get(), answer.message());
    }
    return Optional.of(new ContainerId(answer.orRefuse(what).object().requiredText("Id")));
  }

  /**
   * Unpacks an archive into a container that need not run.
   *
   * @param folder of the container, which is there
   * @param tar not compressed
   */
  public void copyInto(ContainerId id, String folder, InputStream tar) {
    String what = "copy files into `" + folder + "`";
    calls
        .put(what, CONTAINERS + id + "/archive?path=" + EngineCalls.encoded(folder), tar)
        .orRefuse(what);
  }

  /**
   * Connects to what a container reads and writes, from now on.
   *
   * @param input what is sent to it, until its end; nothing when it reads nothing
   * @throws StartRefusedException when it cannot run: podman finds that out here
   */
  public ContainerStreams attach(ContainerId id, Optional<InputStream> input, boolean terminal) {
    String what = "attach to the container";
    EngineReply reply =
        calls.hijack(
            what,
            CONTAINERS
                + id
                + "/attach?stream=1&stdout=1&stderr=1"
                + (input.isPresent() ? "&stdin=1" : ""),
            input);
    if (!reply.isGood()) {
      throw new StartRefusedException(EngineCalls.whole(what, reply).message());
    }
    return new ContainerStreams(reply, terminal);
  }

  /**
   * Begins to wait for the end of a container, which may not have begun yet.
   *
   * @param removed whether to wait until the Engine has removed it, too
   */
  public ContainerExit awaitExit(ContainerId id, boolean removed) {
    return new ContainerExit(
        calls.open(
            "wait for the container",
            "POST",
            CONTAINERS + id + "/wait?condition=" + (removed ? "removed" : "next-exit")));
  }

  /**
   * Starts a container.
   *
   * @throws StartRefusedException when it cannot run
   */
  public void start(ContainerId id) {
    EngineAnswer answer = calls.post("start the container", CONTAINERS + id + "/start");
    if (!answer.isGood()) {
      throw new StartRefusedException(answer.message());
    }
  }

  /**
   * Asks a container to end, and ends it when it does not; returns when it has ended. One that does
   * not run, or is gone, stays so.
   *
   * @param grace how long it may take for its end, to whole seconds
   */
  public void stop(ContainerId id, Duration grace) {
    String what = "stop the container";
    unlessGone(calls.post(what, CONTAINERS + id + "/stop?t=" + grace.toSeconds()), what);
  }

  /** Ends a container at once; one that does not run, or is gone, stays so. */
  public void kill(ContainerId id) {
    String what = "kill the container";
    EngineAnswer answer = calls.post(what, CONTAINERS + id + "/kill");
    if (!answer.isConflict()) {
      unlessGone(answer, what);
    }
  }

  /**
   * Removes a container with its anonymous volumes, also when it runs; one that is gone stays so.
   */
  public void remove(ContainerId id) {
    String what = "remove the container";
    EngineAnswer answer = calls.delete(what, CONTAINERS + id + "?force=1&v=1");
    // Another removal of it is on its way.
    if (!answer.isConflict()) {
      unlessGone(answer, what);
    }
  }

  private static void unlessGone(EngineAnswer answer, String what) {
    if (!answer.isNotFound()) {
      answer.orRefuse(what);
    }
  }

  /** All that is known of a container; nothing when there is none. */
  public Optional<ContainerInfo> find(ContainerId id) {
    String what = "inspect the container";
    EngineAnswer answer = calls.get(what, CONTAINERS + id + "/json");
    return answer.isNotFound()
        ? Optional.empty()
        : Optional.of(ContainerInfo.of(answer.orRefuse(what).object()));
  }

  /**
   * The containers with all of these labels, whether they run or not, newest first.
   *
   * @param labels {@code dev.berth.run}, {@code dev.berth.run=3f2a}
   */
  public List<ContainerId> list(List<String> labels) {
    String what = "list its containers";
    List<ContainerId> ids = new ArrayList<>();
    for (JsonObject container :
        calls
            .get(what, CONTAINERS + "json?all=1&" + EngineCalls.filters(Map.of("label", labels)))
            .orRefuse(what)
            .objects()) {
      ids.add(new ContainerId(container.requiredText("Id")));
    }
    return ids;
  }

  /**
   * The running container that has a port of the Engine's computer, when it is a container that has
   * it.
   */
  public Optional<ContainerInfo> findPublishing(int hostPort) {
    String what = "list its containers";
    for (JsonObject container : calls.get(what, CONTAINERS + "json").orRefuse(what).objects()) {
      if (container.objects("Ports").stream()
          .anyMatch(port -> port.number("PublicPort").orElse(0) == hostPort)) {
        return find(new ContainerId(container.requiredText("Id")));
      }
    }
    return Optional.empty();
  }

  /**
   * What a container has written.
   *
   * @param terminal whether it has one
   */
  public ContainerStreams logs(ContainerId id, LogWishes wishes, boolean terminal) {
    return new ContainerStreams(
        calls.open(
            "read what the container wrote",
            "GET",
            CONTAINERS
                + id
                + "/logs?stdout=1&stderr=1"
                + (wishes.follow() ? "&follow=1" : "")
                + (wishes.timestamps() ? "&timestamps=1" : "")
                + wishes.tail().map(lines -> "&tail=" + lines).orElse("")
                + wishes.since().map(Containers::since).orElse("")),
        terminal);
  }

  private static String since(Instant time) {
    return "&since=%d.%09d".formatted(time.getEpochSecond(), time.getNano());
  }

  /** Tells a container the size of its terminal. */
  public void resize(ContainerId id, int rows, int columns) {
    // A container that has just ended has no terminal any more, and nobody minds.
    calls.post("resize the terminal", CONTAINERS + id + "/resize?h=" + rows + "&w=" + columns);
  }

  /**
   * Whether a process of a container was ended since it had used up its memory. Asked of what the
   * Engine remembers, since the container may be gone.
   *
   * @param since seconds of the epoch
   */
  public boolean ranOutOfMemory(ContainerId id, long since, long until) {
    String what = "tell what happened";
    EngineAnswer answer =
        calls.get(
            what,
            "/events?since="
                + since
                + "&until="
                + until
                + "&"
                + EngineCalls.filters(
                    Map.of("container", List.of(id.value()), "event", List.of("oom"))));
    return answer.isGood() && answer.body().length > 0;
  }

  /** Closes an answer which is not needed any more. */
  static void close(EngineReply reply) {
    try {
      reply.close();
    } catch (IOException e) {
      // It was the Engine that ended it.
      return;
    }
  }
}
