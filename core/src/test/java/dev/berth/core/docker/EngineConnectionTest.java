package dev.berth.core.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.io.Environment;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineConnectionTest {

  private static final String CORRECT =
      "start the Engine there, or correct `DOCKER_HOST`; `berth doctor` shows what is wrong";

  @TempDir private Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private FakeDockerEngine engine;

  @BeforeEach
  void startEngine() throws IOException {
    engine = new FakeDockerEngine("1.41");
  }

  @AfterEach
  void stopEngine() {
    engine.close();
  }

  private EngineConnection open(String host) {
    variables.put("DOCKER_HOST", host);
    Environment environment = new Environment(variables);
    DockerFolder docker = new DockerFolder(folder);
    return EngineConnection.open(
        environment, docker, new EngineFinder(environment, docker).find(), Duration.ofSeconds(2));
  }

  private void assertFails(String host, Problem problem) {
    assertThatThrownBy(() -> open(host))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.problems()).containsExactly(problem));
  }

  private static Problem unreachable(String host) {
    return Problem.of("cannot reach the Docker Engine at `" + host + "` (DOCKER_HOST)");
  }

  /** Answers whoever comes with this text, and reads nothing. */
  private static ServerSocket answering(String text) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  try (Socket client = server.accept()) {
                    client.getOutputStream().write(text.getBytes(US_ASCII));
                    client.shutdownOutput();
                    client.getInputStream().readAllBytes();
                  }
                }
              } catch (IOException closed) {
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static String host(ServerSocket server) {
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  @Nested
  class Version {

    @ParameterizedTest
    @CsvSource({"1.24, 1.24", "1.41, 1.41", "1.51, 1.51", "1.52, 1.51"})
    void isTheNewestThatBothKnow(String theirs, String spoken) throws IOException {
      try (FakeDockerEngine other = new FakeDockerEngine(theirs);
          EngineConnection connection = open(other.host())) {
        assertThat(connection.version().toString()).isEqualTo(spoken);
        assertThat(connection.greeting().podman()).isFalse();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.30", "v1.30"})
    void isTheOneThatTheUserWants(String wanted) throws IOException {
      variables.put("DOCKER_API_VERSION", wanted);

      try (EngineConnection connection = open(engine.host())) {
        assertThat(connection.version().toString()).isEqualTo("1.30");
      }
    }

    @Test
    void isNotAnyText() {
      variables.put("DOCKER_API_VERSION", "new");

      assertFails(
          engine.host(),
          Problem.of("cannot speak to the Docker Engine")
              .because("`DOCKER_API_VERSION` is `new`, which is no version")
              .hint("unset it, or write it as `1.41`"));
    }

    @Test
    void isNotTooOld() throws IOException {
      try (FakeDockerEngine old = new FakeDockerEngine("1.18")) {
        assertFails(
            old.host(),
            Problem.of("the Docker Engine at `" + old.host() + "` is too old")
                .because("its API version is 1.18, and Berth needs 1.24 or newer"));
      }
    }
  }

  @Nested
  class NoEngine {

    @Test
    void isAWebServer() throws IOException {
      try (ServerSocket web = answering("HTTP/1.1 404 Not Found\r\nServer: web\r\n\r\n<html>")) {
        assertFails(
            host(web),
            Problem.of("what answers at `" + host(web) + "` is not a Docker Engine")
                .because(
                    "to `GET /_ping` it said `HTTP/1.1 404 Not Found`, and no version of Docker's"
                        + " API")
                .hint(CORRECT));
      }
    }

    @Test
    void isAnotherProtocol() throws IOException {
      try (ServerSocket ssh = answering("SSH-2.0-OpenSSH_9.2\r\n" + "\u0001".repeat(3000))) {
        assertFails(
            host(ssh),
            Problem.of("what answers at `" + host(ssh) + "` is not a Docker Engine")
                .because(
                    "to `GET /_ping` it said `SSH-2.0-OpenSSH_9.2`, and no version of Docker's API")
                .hint(CORRECT));
      }
    }

    @Test
    void hangsUp() throws IOException {
      try (ServerSocket silent = answering("")) {
        assertFails(
            host(silent),
            unreachable(host(silent)).because("it hung up without an answer").hint(CORRECT));
      }
    }

    @Test
    void keepsSilent() throws IOException {
      // Nobody accepts; the system takes the connection all the same.
      try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        assertFails(
            host(silent),
            unreachable(host(silent)).because("it did not answer within 2 s").hint(CORRECT));
      }
    }

    @Test
    void isAHostThatIsNone() {
      assertFails(
          "tcp://engine.invalid:2375",
          unreachable("tcp://engine.invalid:2375")
              .because("there is no host `engine.invalid`")
              .hint(CORRECT));
    }
  }

  @Nested
  class UnixSocket {

    private Path bound(String name) throws IOException {
      Path socket = folder.resolve(name);
      // Closing leaves the file, as an Engine does that was killed.
      ServerSocketChannel.open(StandardProtocolFamily.UNIX)
          .bind(UnixDomainSocketAddress.of(socket))
          .close();
      return socket;
    }

    @Test
    void isMissing() {
      Path socket = folder.resolve("none.sock");

      assertFails(
          "unix://" + socket,
          unreachable("unix://" + socket)
              .because("there is no socket `" + socket + "`")
              .hint(CORRECT));
    }

    @Test
    void isLeftOfAnEngineThatRan() throws IOException {
      Path socket = bound("left.sock");

      assertFails(
          "unix://" + socket,
          unreachable("unix://" + socket)
              .because("nothing listens at the socket: the Engine is not running")
              .hint(CORRECT));
    }

    @Test
    void isAFile() throws IOException {
      Path file = Files.writeString(folder.resolve("file"), "");

      assertFails(
          "unix://" + file,
          unreachable("unix://" + file).because("`" + file + "` is not a socket").hint(CORRECT));
    }

    @Test
    void isForTheGroupDockerAlone() {
      EngineEndpoint standard =
          new EngineEndpoint(
              EngineHost.parse(EngineHost.STANDARD),
              java.util.Optional.empty(),
              EngineSource.of(EngineSource.Kind.STANDARD));

      assertThat(
              EngineException.forbidden(
                      standard,
                      Path.of("/var/run/docker.sock"),
                      "root",
                      "docker",
                      new IOException())
                  .problems())
          .containsExactly(
              Problem.of("cannot reach the Docker Engine at `unix:///var/run/docker.sock`")
                  .because(
                      "you may not use the socket `/var/run/docker.sock`, only `root` and the group"
                          + " `docker` may")
                  .hint(
                      "run `sudo usermod -aG docker $USER`, then log in again (the group `docker`"
                          + " may do all that root may)"));
    }
  }

  @Nested
  class Tls {

    private final TestAuthority authority = new TestAuthority("test authority");
    private Path certificates;

    @BeforeEach
    void writeCertificates() throws IOException {
      certificates = authority.writeClient(folder.resolve("certificates"));
      variables.put("DOCKER_TLS_VERIFY", "1");
      variables.put("DOCKER_CERT_PATH", certificates.toString());
    }

    private TlsForward forward() throws IOException {
      return new TlsForward(authority.server("127.0.0.1"), engine.host());
    }

    private static String host(TlsForward forward) {
      return "tcp://127.0.0.1:" + forward.port();
    }

    private void assertFails(TlsForward forward, String why) {
      EngineConnectionTest.this.assertFails(
          host(forward), unreachable(host(forward)).because(why).hint(CORRECT));
    }

    @Test
    void reachesAnEngineThatWantsCertificates() throws IOException {
      variables.remove("DOCKER_HOST");
      try (TlsForward forward = forward()) {
        variables.put("DOCKER_HOST", host(forward));
        try (DockerEngine connected = DockerEngine.connect(new Environment(variables), folder)) {
          assertThat(connected.images().has(Digest.of(new byte[0]))).isFalse();
          assertThat(connected.host()).isEqualTo(host(forward));
        }
      }
    }

    @Test
    void reachesAnEngineThatNeedNotProveWhoItIs() throws IOException {
      variables.remove("DOCKER_TLS_VERIFY");
      variables.put("DOCKER_TLS", "1");
      try (TlsForward forward = new TlsForward(authority.server("other"), engine.host())) {
        EngineConnection connection = open(host(forward));
        assertThat(connection.client()).isNotNull();
        Path relay = connection.relay().orElseThrow().socket();
        try (connection) {
          assertThat(Files.getPosixFilePermissions(relay.getParent()))
              .isEqualTo(PosixFilePermissions.fromString("rwx------"));
          assertThat(connection.client().listImagesCmd().exec()).isEmpty();
        }
        assertThat(relay.getParent()).doesNotExist();
      }
    }

    @Test
    void doesNotTrustAnotherAuthority() throws IOException {
      new TestAuthority("another").writeClient(certificates);
      try (TlsForward forward = forward()) {
        assertFails(
            forward, "its certificate is not signed by `" + certificates.resolve("ca.pem") + "`");
      }
    }

    @Test
    void doesNotTrustAnotherName() throws IOException {
      try (TlsForward forward = new TlsForward(authority.server("other"), engine.host())) {
        assertFails(forward, "its certificate is not for `127.0.0.1`");
      }
    }

    @Test
    void doesNotTrustWhatHasExpired() throws IOException {
      try (TlsForward forward =
          new TlsForward(authority.server("127.0.0.1", Duration.ofDays(-1)), engine.host())) {
        assertFails(forward, "its certificate has expired, or is not valid yet");
      }
    }

    @Test
    void saysThatACertificateIsMissing() throws IOException {
      Files.delete(certificates.resolve("cert.pem"));
      try (TlsForward forward = forward()) {
        assertFails(
            forward, "it wants a certificate of ours, and there is no `cert.pem` with `key.pem`");
      }
    }

    @Test
    void saysThatOurCertificateIsNotAccepted() throws IOException {
      Path other = new TestAuthority("another").writeClient(folder.resolve("other"));
      Files.copy(
          other.resolve("cert.pem"),
          certificates.resolve("cert.pem"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Files.copy(
          other.resolve("key.pem"),
          certificates.resolve("key.pem"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      try (TlsForward forward = forward()) {
        assertFails(
            forward,
            "it does not accept our certificate `" + certificates.resolve("cert.pem") + "`");
      }
    }

    @Test
    void saysThatTheEngineDoesNotSpeakIt() throws IOException {
      try (ServerSocket plain = answering("HTTP/1.1 400 Bad Request\r\n\r\n400 Bad Request")) {
        EngineConnectionTest.this.assertFails(
            EngineConnectionTest.host(plain),
            unreachable(EngineConnectionTest.host(plain))
                .because("it does not speak TLS")
                .hint(CORRECT));
      }
    }

    @Test
    void saysThatTheEngineSpeaksNothingElse() throws IOException {
      variables.remove("DOCKER_TLS_VERIFY");
      try (ServerSocket secured =
          answering(
              "HTTP/1.0 400 Bad Request\r\n\r\n"
                  + "Client sent an HTTP request to an HTTPS server.\n")) {
        EngineConnectionTest.this.assertFails(
            EngineConnectionTest.host(secured),
            unreachable(EngineConnectionTest.host(secured))
                .because("it speaks TLS only")
                .hint(
                    "set `DOCKER_TLS_VERIFY=1`, and `DOCKER_CERT_PATH` to the folder with"
                        + " `ca.pem`, `cert.pem` and `key.pem`"));
      }
    }

    @Test
    void namesAFileThatIsMissing() throws IOException {
      Files.delete(certificates.resolve("ca.pem"));

      EngineConnectionTest.this.assertFails(
          engine.host(),
          Problem.of("cannot find the Docker Engine")
              .because(
                  "cannot read `" + certificates.resolve("ca.pem") + "`: there is no such file"));
    }

    @Test
    void namesAFileThatHoldsNoKey() throws IOException {
      Files.copy(
          certificates.resolve("cert.pem"),
          certificates.resolve("key.pem"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);

      EngineConnectionTest.this.assertFails(
          engine.host(),
          Problem.of("cannot find the Docker Engine")
              .because(
                  "cannot read `"
                      + certificates.resolve("key.pem")
                      + "`: there is no key in it that can be read without a password"));
    }
  }

  /** {@code ssh} that runs here what it should run there. */
  @Nested
  class Ssh {

    private void ssh(String script) throws IOException {
      Path program = folder.resolve("bin/ssh");
      Files.createDirectories(program.getParent());
      Files.writeString(program, "#!/bin/sh\n" + script);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      variables.put("PATH", program.getParent() + ":" + System.getenv("PATH"));
    }

    @Test
    void tellsWhatSshSaid() throws IOException {
      ssh("echo warning >&2; echo 'me@build: Permission denied (publickey).' >&2; exit 255");

      assertFails(
          "ssh://me@build",
          unreachable("ssh://me@build")
              .because("`ssh` said: me@build: Permission denied (publickey).")
              .hint(CORRECT));
    }

    @Test
    void tellsThatThereIsNone() {
      variables.put("PATH", folder.toString());

      assertFails(
          "ssh://me@build",
          unreachable("ssh://me@build").because("`ssh` is not on the PATH").hint(CORRECT));
    }
  }
}
