package dev.berth.core.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A port of this computer that speaks TLS, wants a certificate, and behind which is another Engine:
 * what {@code dockerd --tlsverify} is to its clients.
 */
public final class TlsForward implements AutoCloseable {

  private final SSLServerSocket server;
  private final EngineLine.Dialer target;

  /**
   * @param engine as {@code DOCKER_HOST} names it
   */
  public TlsForward(SSLContext context, String engine) throws IOException {
    EngineHost host = EngineHost.parse(engine);
    this.target =
        host instanceof EngineHost.Unix unix
            ? ChannelLine.to(unix)
            : SocketLine.to((EngineHost.Tcp) host);
    this.server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setNeedClientAuth(true);
    start(this::acceptAll);
  }

  public int port() {
    return server.getLocalPort();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "TLS forward");
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll() {
    try {
      while (true) {
        SSLSocket client = (SSLSocket) server.accept();
        start(() -> carry(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void carry(Socket client) {
    try (client;
        EngineLine line = target.dial()) {
      InputStream fromClient = client.getInputStream();
      OutputStream toEngine = line.toEngine();
      start(() -> pump(fromClient, toEngine, line));
      line.fromEngine().transferTo(client.getOutputStream());
    } catch (IOException ended) {
      return;
    }
  }

  private static void pump(InputStream in, OutputStream out, Closeable end) {
    try (end) {
      byte[] bytes = new byte[1 << 14];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        out.write(bytes, 0, read);
        out.flush();
      }
    } catch (IOException ended) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
