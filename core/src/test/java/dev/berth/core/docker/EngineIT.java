package dev.berth.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.io.Environment;
import dev.berth.core.oci.Digest;
import dev.berth.core.support.Programs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reaching the Engine that {@code docker} reaches, on the ways on which it does. */
class EngineIT {

  private static final String SOCKET = "unix:///var/run/docker.sock";

  @TempDir private Path folder;
  private final Map<String, String> variables = new TreeMap<>(System.getenv());

  @BeforeEach
  void needDocker() {
    Programs.needDockerEngine();
    variables.keySet().removeIf(name -> name.startsWith("DOCKER_"));
    variables.put("DOCKER_CONFIG", folder.resolve("config").toString());
  }

  /** What {@code docker} says with the same settings as ours. */
  private String docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of("env"));
    variables.forEach((name, value) -> command.add(name + "=" + value));
    command.add("docker");
    command.addAll(List.of(arguments));
    return Programs.output(folder, command.toArray(String[]::new)).strip();
  }

  private DockerEngine connect() {
    return DockerEngine.connect(new Environment(variables), folder);
  }

  private void assertReachesWhatDockerReaches(String host, String source) throws IOException {
    String theirs = docker("version", "--format", "{{.Server.APIVersion}}");
    try (DockerEngine engine = connect()) {
      assertThat(engine.host()).isEqualTo(host);
      assertThat(engine.source()).hasToString(source);
      assertThat(engine.apiVersion()).isEqualTo(theirs);
      assertThat(engine.isPodman()).isFalse();
      assertThat(engine.images().has(Digest.of(new byte[0]))).isFalse();
    }
  }

  @Test
  void byTheStandardSocket() throws IOException {
    assertReachesWhatDockerReaches(SOCKET, "standard socket");
  }

  @Test
  void byContextsThatDockerMade() throws IOException {
    docker("context", "create", "elsewhere", "--docker", "host=tcp://127.0.0.1:1");
    docker("context", "create", "here", "--docker", "host=" + SOCKET);
    docker("context", "use", "here");

    assertReachesWhatDockerReaches(SOCKET, "current context `here`");
    docker("context", "use", "elsewhere");
    variables.put("DOCKER_CONTEXT", "here");
    assertReachesWhatDockerReaches(SOCKET, "DOCKER_CONTEXT `here`");
    variables.put("DOCKER_CONTEXT", "elsewhere");
    variables.put("DOCKER_HOST", SOCKET);
    assertReachesWhatDockerReaches(SOCKET, "DOCKER_HOST");
  }

  @Test
  void byTlsThatAContextHasTheCertificatesOf() throws IOException {
    TestAuthority authority = new TestAuthority("test");
    Path client = authority.writeClient(folder.resolve("client"));
    try (TlsForward forward = new TlsForward(authority.server("127.0.0.1"), SOCKET)) {
      String host = "tcp://127.0.0.1:" + forward.port();
      docker(
          "context",
          "create",
          "secured",
          "--docker",
          "host=%s,ca=%s,cert=%s,key=%s"
              .formatted(
                  host,
                  client.resolve("ca.pem"),
                  client.resolve("cert.pem"),
                  client.resolve("key.pem")));
      docker("context", "use", "secured");

      assertReachesWhatDockerReaches(host, "current context `secured`");
    }
  }

  @Test
  void byTlsThatProvesNothing() throws IOException {
    TestAuthority authority = new TestAuthority("test");
    Path client = authority.writeClient(folder.resolve("client"));
    try (TlsForward forward = new TlsForward(authority.server("another.name"), SOCKET)) {
      String host = "tcp://127.0.0.1:" + forward.port();
      docker(
          "context",
          "create",
          "unproved",
          "--docker",
          "host=%s,cert=%s,key=%s,skip-tls-verify=true"
              .formatted(host, client.resolve("cert.pem"), client.resolve("key.pem")));
      variables.put("DOCKER_CONTEXT", "unproved");

      assertReachesWhatDockerReaches(host, "DOCKER_CONTEXT `unproved`");
    }
  }

  /** The other computer is this one: {@code ssh} is a program that runs there what it is told. */
  @Test
  void bySshAsDockerDoes() throws IOException {
    Path ssh = Files.createDirectories(folder.resolve("bin")).resolve("ssh");
    Files.writeString(
        ssh,
        """
        #!/bin/sh
        echo "$@" >> %s
        while [ "$1" != -- ]; do shift; done
        [ "$2" = me@build ] || { echo "no such host" >&2; exit 255; }
        shift 2
        unset DOCKER_HOST
        exec "$@"
        """
            .formatted(folder.resolve("said")));
    Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
    variables.put("PATH", ssh.getParent() + ":" + variables.get("PATH"));
    variables.put("DOCKER_HOST", "ssh://me@build:2222/var/run/docker.sock");

    try (DockerEngine engine = connect()) {
      assertThat(engine.host()).isEqualTo("ssh://me@build:2222/var/run/docker.sock");
      assertThat(engine.images().has(Digest.of(new byte[0]))).isFalse();
      assertThat(engine.images().knownLayers(List.of())).isZero();
    }
    assertThat(Files.readAllLines(folder.resolve("said")))
        .allMatch(
            line ->
                line.equals(
                    "-o ConnectTimeout=30 -T -p 2222 -- me@build docker --host"
                        + " unix:///var/run/docker.sock system dial-stdio"));
  }

  /** It hangs up long before it has read all of what is sent. */
  private void assertTellsWhyItRefuses() throws IOException {
    try (DockerEngine engine = connect()) {
      assertThatThrownBy(
              () ->
                  engine
                      .containers()
                      .copyInto(
                          new ContainerId("gone"),
                          "/tmp",
                          new ByteArrayInputStream(new byte[64 << 20])))
          .isInstanceOfSatisfying(
              EngineException.class,
              e ->
                  assertThat(e.problems())
                      .containsExactly(
                          Problem.of("the Docker Engine cannot copy files into `/tmp`")
                              .because("No such container: gone")));
    }
  }

  @Test
  void tellsWhyItRefusesWhatIsBeingSent() throws IOException {
    assertTellsWhyItRefuses();
  }

  @Test
  void tellsWhyItRefusesWhatIsBeingSentByTls() throws IOException {
    TestAuthority authority = new TestAuthority("test");
    variables.put("DOCKER_TLS_VERIFY", "1");
    variables.put("DOCKER_CERT_PATH", authority.writeClient(folder.resolve("client")).toString());
    try (TlsForward forward = new TlsForward(authority.server("127.0.0.1"), SOCKET)) {
      variables.put("DOCKER_HOST", "tcp://127.0.0.1:" + forward.port());

      assertTellsWhyItRefuses();
    }
  }
}
