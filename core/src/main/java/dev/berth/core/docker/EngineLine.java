package dev.berth.core.docker;

import dev.berth.core.io.Environment;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** One connection to an Engine, as bytes. */
interface EngineLine extends Closeable {

  /** Opens such connections. */
  interface Dialer {
    EngineLine dial() throws IOException;
  }

  InputStream fromEngine() throws IOException;

  OutputStream toEngine() throws IOException;

  /** Nothing more is sent; what the Engine sends still arrives. */
  void endSending() throws IOException;

  /** Sends all of this as soon as it is there, and then that there is no more. */
  default void sendAll(InputStream input) throws IOException {
    OutputStream out = toEngine();
    byte[] buffer = new byte[1 << 16];
    for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
      out.write(buffer, 0, read);
      out.flush();
    }
    endSending();
  }

  /** What whoever carries the connection said when it ended. */
  default Optional<String> lastWords() {
    return Optional.empty();
  }

  /**
   * Opens connections to this Engine.
   *
   * @throws EngineException when a certificate for it cannot be read
   */
  static Dialer to(EngineEndpoint endpoint, Environment environment) {
    EngineHost host = endpoint.host();
    if (host instanceof EngineHost.Unix unix) {
      return ChannelLine.to(unix);
    }
    if (host instanceof EngineHost.Ssh ssh) {
      return SshLine.to(ssh, environment);
    }
    if (host instanceof EngineHost.Tcp tcp) {
      return endpoint
          .tls()
          .map(tls -> SocketLine.securedTo(tcp, tls))
          .orElseGet(() -> SocketLine.to(tcp));
    }
    return PipeLine.to((EngineHost.NamedPipe) host);
  }
}
