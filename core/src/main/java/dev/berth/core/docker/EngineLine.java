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
