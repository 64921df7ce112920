package dev.berth.core.docker;

import dev.berth.core.oci.Json;
import java.io.EOFException;
import java.io.IOException;

/** The end of a container, which is waited for. */
public final class ContainerExit implements AutoCloseable {

  private final EngineReply reply;

  ContainerExit(EngineReply reply) {
    this.reply = reply;
  }

  /**
   * Waits for it, however long that is.
   *
   * @return the container's exit code
   * @throws EngineException when the Engine goes away meanwhile
   */
  public int await() {
    String what = "say how the container ended";
    try {
      byte[] answer = reply.body().readAllBytes();
      if (answer.length == 0) {
        throw new EOFException("it closed the connection");
      }
      return (int) Json.readObject(answer).number("StatusCode").orElseThrow();
    } catch (IOException e) {
      throw EngineException.failed(what, e);
    }
  }

  @Override
  public void close() {
    Containers.close(reply);
  }
}
