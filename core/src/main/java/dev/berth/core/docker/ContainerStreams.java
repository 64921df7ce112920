package dev.berth.core.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * What a container writes. Without a terminal both its streams come in one, in frames of a header
 * of eight bytes (Docker Engine API, "Attach to a container", "Stream format").
 */
public final class ContainerStreams implements AutoCloseable {

  private static final int HEADER = 8;
  private static final int ERRORS = 2;
  private static final int BUFFER = 1 << 16;

  private final EngineReply reply;
  private final boolean terminal;

  ContainerStreams(EngineReply reply, boolean terminal) {
    this.reply = reply;
    this.terminal = terminal;
  }

  /**
   * Copies everything to its end, as it comes.
   *
   * @throws EngineException when the Engine breaks off
   * @throws UncheckedIOException when what it is copied to fails
   */
  public void copyTo(OutputStream out, OutputStream err) {
    byte[] buffer = new byte[BUFFER];
    InputStream in = reply.body();
    if (terminal) {
      copyRest(in, out, buffer);
      return;
    }
    byte[] header = new byte[HEADER];
    while (readHeader(in, header)) {
      OutputStream target = header[0] == ERRORS ? err : out;
      long left = ByteBuffer.wrap(header).getInt(4) & 0xffff_ffffL;
      while (left > 0) {
        int read = read(in, buffer, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw brokenOff(new EOFException("the answer is cut off"));
        }
        left -= read;
        write(target, buffer, read);
      }
    }
  }

  private static void copyRest(InputStream in, OutputStream out, byte[] buffer) {
    for (int read = read(in, buffer, buffer.length);
        read >= 0;
        read = read(in, buffer, buffer.length)) {
      write(out, buffer, read);
    }
  }

  private static boolean readHeader(InputStream in, byte[] header) {
    try {
      int read = in.readNBytes(header, 0, HEADER);
      if (read > 0 && read < HEADER) {
        throw new EOFException("the answer is cut off");
      }
      return read == HEADER;
    } catch (IOException e) {
      throw brokenOff(e);
    }
  }

  private static int read(InputStream in, byte[] buffer, int length) {
    try {
      return in.read(buffer, 0, length);
    } catch (IOException e) {
      throw brokenOff(e);
    }
  }

  private static void write(OutputStream target, byte[] bytes, int length) {
    try {
      target.write(bytes, 0, length);
      target.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EngineException brokenOff(IOException cause) {
    return EngineException.failed("send what the container writes", cause);
  }

  @Override
  public void close() {
    Containers.close(reply);
  }
}
