package dev.berth.core.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;

/** A connection by a named pipe, which Windows opens as a file. */
record PipeLine(RandomAccessFile pipe) implements EngineLine {

  static Dialer to(EngineHost.NamedPipe host) {
    return () -> new PipeLine(new RandomAccessFile(host.path().replace('/', '\\'), "rw"));
  }

  @Override
  public InputStream fromEngine() {
    return Channels.newInputStream(pipe.getChannel());
  }

  @Override
  public OutputStream toEngine() {
    return Channels.newOutputStream(pipe.getChannel());
  }

  /** A pipe ends in both directions at once, so it must stay open for the answer. */
  @Override
  public void endSending() {}

  @Override
  public void close() throws IOException {
    pipe.close();
  }
}
