package dev.berth.core.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** A connection by a socket of this computer. */
record ChannelLine(SocketChannel channel) implements EngineLine {

  static Dialer to(EngineHost.Unix host) {
    return () -> new ChannelLine(SocketChannel.open(UnixDomainSocketAddress.of(host.socket())));
  }

  @Override
  public InputStream fromEngine() {
    return Channels.newInputStream(channel);
  }

  @Override
  public OutputStream toEngine() {
    return new ChannelOutputStream(channel);
  }

  @Override
  public void endSending() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
