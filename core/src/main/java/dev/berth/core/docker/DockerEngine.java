package dev.berth.core.docker;

import com.github.dockerjava.api.model.Info;
import dev.berth.core.io.Environment;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Docker Engine: which one it is, and the ways to what it has. */
public final class DockerEngine implements AutoCloseable {

  private final EngineConnection connection;

  private DockerEngine(EngineConnection connection) {
    this.connection = connection;
  }

  /**
   * Connects to the Engine that {@code docker} would use; where that would find none, to rootless
   * Docker or podman when they are there.
   *
   * @param environment for {@code DOCKER_HOST}, {@code DOCKER_CONTEXT} and their like
   * @param userHome where {@code .docker/config.json} is
   * @throws EngineException when there is none
   */
  public static DockerEngine connect(Environment environment, Path userHome) {
    return new DockerEngine(EngineConnection.open(environment, userHome));
  }

  /**
   * Makes ready what a connection takes, and opens none. Java looks for the system's random numbers
   * before the first socket, which takes longer than to connect.
   */
  public static void warmUp() {
    try {
      SocketChannel.open(StandardProtocolFamily.UNIX).close();
    } catch (IOException | UnsupportedOperationException noSuchSockets) {
      // Whoever needs one will say so.
      return;
    }
  }

  /** Where it is, as {@code docker} writes it: {@code unix:///var/run/docker.sock}. */
  public String host() {
    return connection.endpoint().toString();
  }

  /** Why it is this one. */
  public EngineSource source() {
    return connection.endpoint().source();
  }

  /** Whether it is podman, which speaks Docker's language. */
  public boolean isPodman() {
    return connection.greeting().podman();
  }

  /** Whether it is on this computer, as far as its address tells. */
  public boolean isHere() {
    return connection.endpoint().host() instanceof EngineHost.Unix;
  }

  /**
   * The proxies that the user has set for its containers.
   *
   * @throws EngineException when the file that says so is not readable
   */
  public ContainerProxies proxies() {
    return connection.folder().proxies(host());
  }

  /** What it says of itself. */
  public EngineInfo info() {
    Info info = connection.ask("describe itself", client -> client.infoCmd().exec());
    return new EngineInfo(
        Optional.ofNullable(info.getServerVersion()).orElse("of an unknown version"),
        info.getOsType() + "/" + info.getArchitecture(),
        Optional.ofNullable(info.getDriver()).orElse("unknown"),
        Optional.ofNullable(info.getDockerRootDir()).orElse(""),
        Optional.ofNullable(info.getRuntimes()).orElse(Map.of()).keySet(),
        devices(info),
        Optional.ofNullable(info.getSecurityOptions()).orElse(List.of()).contains("name=rootless"));
  }

  /** Since API 1.50; docker-java has no name for them. */
  private static List<String> devices(Info info) {
    return info.getRawValues().get("DiscoveredDevices") instanceof List<?> found
        ? found.stream()
            .filter(Map.class::isInstance)
            .map(device -> String.valueOf(((Map<?, ?>) device).get("ID")))
            .toList()
        : List.of();
  }

  /** The version of the API that is spoken with it. */
  public String apiVersion() {
    return connection.version().toString();
  }

  /** Its containers. */
  public Containers containers() {
    return new Containers(connection.calls());
  }

  /** Its images. */
  public EngineImages images() {
    return new EngineImages(connection);
  }

  /** What it builds. */
  public EngineBuilds builds() {
    return new EngineBuilds(connection.calls());
  }

  /** Its networks. */
  public Networks networks() {
    return new Networks(connection.calls());
  }

  /**
   * The computer on which it runs, and publishes ports, when its address says that this is another
   * one.
   */
  public Optional<String> remoteHost() {
    EngineHost host = connection.endpoint().host();
    if (host instanceof EngineHost.Tcp tcp) {
      return Optional.of(tcp.host())
          .filter(name -> !List.of("localhost", "127.0.0.1", "[::1]").contains(name));
    }
    return host instanceof EngineHost.Ssh ssh
        ? Optional.of(ssh.destination().replaceFirst(".*@", ""))
        : Optional.empty();
  }

  /** Whether it keeps a volume of this name. */
  public boolean hasVolume(String name) {
    String what = "inspect the volume `" + name + "`";
    EngineAnswer answer = connection.calls().get(what, "/volumes/" + EngineCalls.encoded(name));
    return !answer.isNotFound() && answer.orRefuse(what).isGood();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
