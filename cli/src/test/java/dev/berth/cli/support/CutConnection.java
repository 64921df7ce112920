package dev.berth.cli.support;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A socket before that of an Engine, which can be cut through: the Engine dies for who uses it. */
public final class CutConnection implements AutoCloseable {

  private final ServerSocketChannel server;
  private final Path socket;
  private final Path engine;
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

  /** Listens at a socket, and leads to that of an Engine. */
  public CutConnection(Path socket, Path engine) throws IOException {
    this.socket = socket;
    this.engine = engine;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    start(this::acceptAll);
  }

  /** As {@code DOCKER_HOST} names it. */
  public String host() {
    return "unix://" + socket;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "connection to be cut");
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        SocketChannel there = SocketChannel.open(UnixDomainSocketAddress.of(engine));
        open.add(client);
        open.add(there);
        start(() -> copy(client, there));
        start(() -> copy(there, client));
      }
    } catch (IOException cut) {
      // Nobody can connect any more.
      return;
    }
  }

  private static void copy(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (IOException cut) {
      // Both ends have noticed.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  /** Ends all that goes through it, and lets nobody in any more. */
  public void cut() throws IOException {
    server.close();
    for (SocketChannel channel : open) {
      channel.close();
    }
  }
}
