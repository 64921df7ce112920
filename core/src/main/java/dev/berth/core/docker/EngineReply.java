package dev.berth.core.docker;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * An answer whose head is there, and whose body comes.
 *
 * @param status of HTTP
 */
record EngineReply(int status, InputStream body, EngineLine line) implements Closeable {

  private static final int FIRST_ERROR = 400;

  /**
   * How far the body goes (RFC 9112, "Message Body Length"). Engines tell the size of small ones.
   */
  static InputStream body(Map<String, String> headers, InputStream in) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return new ChunkedInputStream(in);
    }
    String length = headers.get("content-length");
    if (length == null) {
      return in;
    }
    byte[] whole = in.readNBytes(Integer.parseInt(length));
    if (whole.length < Integer.parseInt(length)) {
      throw new EOFException("the answer is cut off");
    }
    return new ByteArrayInputStream(whole);
  }

  boolean isGood() {
    return status < FIRST_ERROR;
  }

  /** All of it. */
  EngineAnswer whole() throws IOException {
    try (this) {
      return new EngineAnswer(status, body.readAllBytes());
    }
  }

  /** Sends this in a thread of its own, and then that there is no more. */
  void send(InputStream input) {
    Thread thread = new Thread(() -> sendAll(input), "input of the container");
    thread.setDaemon(true);
    thread.start();
  }

  private void sendAll(InputStream input) {
    try {
      line.sendAll(input);
    } catch (IOException ended) {
      // The container does not read any more, as programs do that have seen enough.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
