package dev.berth.core.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection over the network, in the clear or with TLS. */
record SocketLine(Socket socket) implements EngineLine {

  static Dialer to(EngineHost.Tcp host) {
    return () -> new SocketLine(connected(host));
  }

  static Dialer securedTo(EngineHost.Tcp host, EngineTls tls) {
    SSLSocketFactory factory = tls.context().getSocketFactory();
    return () -> {
      Socket plain = connected(host);
      try {
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, name(host), host.port(), true);
        if (tls.verify()) {
          SSLParameters parameters = secured.getSSLParameters();
          parameters.setEndpointIdentificationAlgorithm("HTTPS");
          secured.setSSLParameters(parameters);
        }
        secured.startHandshake();
        return new SocketLine(secured);
      } catch (IOException e) {
        plain.close();
        throw e;
      }
    };
  }

  private static Socket connected(EngineHost.Tcp host) throws IOException {
    Socket socket = new Socket();
    try {
      InetSocketAddress address = new InetSocketAddress(name(host), host.port());
      if (address.isUnresolved()) {
        throw new java.net.UnknownHostException(name(host));
      }
      socket.connect(address);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** An address of IPv6 has its brackets in addresses of the web only. */
  private static String name(EngineHost.Tcp host) {
    return host.host().replaceAll("[\\[\\]]", "");
  }

  @Override
  public InputStream fromEngine() throws IOException {
    return socket.getInputStream();
  }

  @Override
  public OutputStream toEngine() throws IOException {
    return socket.getOutputStream();
  }

  @Override
  public void endSending() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
