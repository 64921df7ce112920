package dev.berth.core.docker;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an Engine listens, as {@code docker} writes it: {@code unix:///var/run/docker.sock}. */
sealed interface EngineHost {

  /** Where Docker listens that nobody told anything else. */
  String STANDARD =
      File.separatorChar == '\\' ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock";

  /** Where Docker listens that nobody told anything but to use TLS. */
  String STANDARD_TLS = "tcp://localhost:2376";

  /** A socket of this computer. */
  record Unix(Path socket) implements EngineHost {
    @Override
    public String toString() {
      return "unix://" + socket;
    }
  }

  /**
   * A port, here or elsewhere.
   *
   * @param host a name or an address; one of IPv6 in brackets
   * @param path what all requests begin with, where a proxy stands before the Engine
   */
  record Tcp(String host, int port, String path) implements EngineHost {
    @Override
    public String toString() {
      return "tcp://" + host + ":" + port + path;
    }
  }

  /**
   * Docker of another computer, by its own {@code docker system dial-stdio}.
   *
   * @param destination what {@code ssh} is told: {@code host} or {@code user@host}
   * @param socket of the Engine there, when it is not the one that {@code docker} takes there
   */
  record Ssh(String destination, Optional<Integer> port, Optional<String> socket)
      implements EngineHost {
    @Override
    public String toString() {
      return "ssh://"
          + destination
          + port.map(number -> ":" + number).orElse("")
          + socket.orElse("");
    }
  }

  /** A named pipe of Windows. */
  record NamedPipe(String path) implements EngineHost {
    @Override
    public String toString() {
      return "npipe://" + path;
    }
  }

  /**
   * Reads what {@code docker} takes for a host; without a transport it is {@code tcp}.
   *
   * @throws IllegalArgumentException when it is none, saying why
   */
  static EngineHost parse(String text) {
    String[] parts = text.strip().split("://", 2);
    String transport = parts.length == 2 ? parts[0] : "tcp";
    String address = parts[parts.length - 1];
    return switch (transport) {
      case "unix" ->
          new Unix(Path.of(address.isEmpty() ? "/var/run/docker.sock" : address).toAbsolutePath());
      case "tcp" -> tcp(address);
      case "ssh" -> ssh(text.strip());
      case "npipe" -> namedPipe(address);
      default ->
          throw new IllegalArgumentException(
              "`" + transport + "://` is none of `unix://`, `tcp://`, `ssh://` and `npipe://`");
    };
  }

  private static NamedPipe namedPipe(String address) {
    if (File.separatorChar != '\\') {
      throw new IllegalArgumentException("named pipes are only on Windows");
    }
    return new NamedPipe(address);
  }

  private static Tcp tcp(String address) {
    Pattern pattern =
        Pattern.compile("(?<host>\\[[^\\]/]+]|[^:/]*)(?::(?<port>\\d+))?(?<path>/.*)?");
    Matcher matcher = pattern.matcher(address);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected `tcp://HOST:PORT`");
    }
    String host = matcher.group("host");
    String port = Optional.ofNullable(matcher.group("port")).orElse("2375");
    if (port.length() > 5 || Integer.parseInt(port) > 65535) {
      throw new IllegalArgumentException("`" + port + "` is no port");
    }
    Tcp tcp =
        new Tcp(
            host.isEmpty() ? "localhost" : host,
            Integer.parseInt(port),
            Optional.ofNullable(matcher.group("path")).orElse("").replaceFirst("/$", ""));
    if (uri(tcp).getHost() == null) {
      throw new IllegalArgumentException("`" + host + "` is no name of a host");
    }
    return tcp;
  }

  private static Ssh ssh(String text) {
    URI uri = uri(text);
    if (uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException("expected `ssh://USER@HOST:PORT`");
    }
    if (uri.getUserInfo() != null && uri.getUserInfo().contains(":")) {
      throw new IllegalArgumentException("a password cannot be given to `ssh`");
    }
    // What begins with a dash would be an option of ssh.
    if ((uri.getUserInfo() + uri.getHost()).startsWith("-")) {
      throw new IllegalArgumentException("expected `ssh://USER@HOST:PORT`");
    }
    return new Ssh(
        uri.getUserInfo() == null ? uri.getHost() : uri.getUserInfo() + "@" + uri.getHost(),
        Optional.of(uri.getPort()).filter(port -> port > 0),
        Optional.of(uri.getPath()).filter(path -> path.length() > 1));
  }

  private static URI uri(Object text) {
    try {
      return new URI(text.toString());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is no address: " + e.getReason(), e);
    }
  }
}
