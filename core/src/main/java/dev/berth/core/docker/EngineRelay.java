package dev.berth.core.docker;

import dev.berth.core.io.ScratchFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A socket of this computer behind which is an Engine that docker-java cannot connect to. It is in
 * a folder that nobody else may enter, and gone when the relay is closed.
 */
final class EngineRelay implements AutoCloseable {

  private final ScratchFolder folder;
  private final ServerSocketChannel server;
  private final EngineLine.Dialer dialer;

  private EngineRelay(ScratchFolder folder, ServerSocketChannel server, EngineLine.Dialer dialer) {
    this.folder = folder;
    this.server = server;
    this.dialer = dialer;
  }

  /** Listens, and opens a connection to the Engine for each that comes. */
  static EngineRelay to(EngineLine.Dialer dialer) throws IOException {
    ScratchFolder folder = new ScratchFolder(Files.createTempDirectory("berth-engine-"));
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    EngineRelay relay = new EngineRelay(folder, server, dialer);
    try {
      server.bind(UnixDomainSocketAddress.of(relay.socket()));
    } catch (IOException e) {
      relay.close();
      throw e;
    }
    start("connections to the Engine", relay::acceptAll);
    return relay;
  }

  /** Where it listens. */
  Path socket() {
    return folder.path().resolve("engine.sock");
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        start("a connection to the Engine", () -> carry(client));
      }
    } catch (IOException closed) {
      // Nobody comes any more.
      return;
    }
  }

  private void carry(SocketChannel client) {
    try (client;
        EngineLine line = dialer.dial()) {
      start("requests to the Engine", () -> send(client, line));
      try (InputStream in = line.fromEngine();
          OutputStream out = new ChannelOutputStream(client)) {
        in.transferTo(out);
      }
    } catch (IOException ended) {
      // docker-java sees that nothing more comes.
      return;
    }
  }

  private static void send(SocketChannel client, EngineLine line) {
    try {
      line.sendAll(Channels.newInputStream(client));
    } catch (IOException ended) {
      // The other direction notices too, and it is the one that tells.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    folder.close();
  }
}
