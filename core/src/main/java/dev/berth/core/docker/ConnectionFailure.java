package dev.berth.core.docker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why nobody answered where an Engine should be, in words that tell what to do. */
record ConnectionFailure(EngineEndpoint endpoint, Throwable failure) {

  EngineException toException() {
    if (endpoint.host() instanceof EngineHost.Unix unix) {
      return socketFailed(unix.socket());
    }
    if (endpoint.host() instanceof EngineHost.Tcp tcp) {
      return endpoint.tls().flatMap(tls -> tlsFailed(tcp, tls)).orElseGet(() -> portFailed(tcp));
    }
    return unreachable(EngineException.reason(failure));
  }

  private EngineException unreachable(String why) {
    return EngineException.unreachable(endpoint, why, failure);
  }

  /** Asks the file and not the failure, whose words are in the language of the user's system. */
  private EngineException socketFailed(Path socket) {
    if (Files.notExists(socket)) {
      return unreachable("there is no socket `" + socket + "`");
    }
    if (Files.isRegularFile(socket) || Files.isDirectory(socket)) {
      return unreachable("`" + socket + "` is not a socket");
    }
    if (!Files.isWritable(socket)) {
      return forbidden(socket);
    }
    return has(ConnectException.class)
        ? unreachable("nothing listens at the socket: the Engine is not running")
        : unreachable(EngineException.reason(failure));
  }

  private EngineException forbidden(Path socket) {
    try {
      PosixFileAttributes file =
          Files.readAttributes(socket, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return EngineException.forbidden(
          endpoint, socket, file.owner().getName(), file.group().getName(), failure);
    } catch (IOException | UnsupportedOperationException hidden) {
      return unreachable("you may not use the socket `" + socket + "`");
    }
  }

  private EngineException portFailed(EngineHost.Tcp tcp) {
    Optional<UnknownHostException> unknown = find(UnknownHostException.class);
    if (unknown.isPresent()) {
      return unreachable("there is no host `" + tcp.host() + "`");
    }
    return has(ConnectException.class)
        ? unreachable("nothing listens at port " + tcp.port() + " of `" + tcp.host() + "`")
        : unreachable(EngineException.reason(failure));
  }

  private Optional<EngineException> tlsFailed(EngineHost.Tcp tcp, EngineTls tls) {
    if (has(CertificateExpiredException.class) || has(CertificateNotYetValidException.class)) {
      return Optional.of(unreachable("its certificate has expired, or is not valid yet"));
    }
    if (has(CertPathBuilderException.class)) {
      return Optional.of(
          unreachable(
              tls.authorities()
                  .map(ca -> "its certificate is not signed by `" + ca + "`")
                  .orElse("its certificate is not signed by anyone whom Java trusts")));
    }
    if (has(CertificateException.class) || has(SSLPeerUnverifiedException.class)) {
      return Optional.of(unreachable("its certificate is not for `" + tcp.host() + "`"));
    }
    String message = find(SSLException.class).map(Throwable::getMessage).orElse("");
    if (message.contains("Unsupported or unrecognized")) {
      return Optional.of(unreachable("it does not speak TLS"));
    }
    return message.contains("fatal alert") || isHungUp()
        ? Optional.of(unreachable(certificateRefused(tls)))
        : Optional.empty();
  }

  /** In TLS 1.3 the handshake is over by the time that the other side looks at our certificate. */
  private boolean isHungUp() {
    return find(SocketException.class)
        .filter(e -> e.getClass() == SocketException.class)
        .isPresent();
  }

  /** By then only our certificate is left to complain about. */
  private static String certificateRefused(EngineTls tls) {
    return tls.key().isPresent() && tls.certificate().isPresent()
        ? "it does not accept our certificate `" + tls.certificate().get() + "`"
        : "it wants a certificate of ours, and there is no `cert.pem` with `key.pem`";
  }

  private boolean has(Class<? extends Throwable> type) {
    return find(type).isPresent();
  }

  private <T extends Throwable> Optional<T> find(Class<T> type) {
    for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }
}
