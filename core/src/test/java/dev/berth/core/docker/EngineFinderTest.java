package dev.berth.core.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.io.Environment;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineFinderTest {

  @TempDir private Path folder;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(folder.resolve("docker"));
    variables.put("XDG_RUNTIME_DIR", folder.resolve("user").toString());
  }

  private EngineEndpoint find() {
    return new EngineFinder(
            new Environment(variables),
            new DockerFolder(folder.resolve("docker")),
            folder.resolve("docker.sock"),
            folder.resolve("podman.sock"))
        .find();
  }

  private void touch(String path) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), "");
  }

  private Path context(String name, String endpoint) throws IOException {
    String hash = Digest.of(name.getBytes(UTF_8)).hex();
    Path meta = Files.createDirectories(folder.resolve("docker/contexts/meta").resolve(hash));
    Files.writeString(
        meta.resolve("meta.json"),
        "{\"Name\":\"" + name + "\",\"Endpoints\":{\"docker\":" + endpoint + "}}");
    return Files.createDirectories(folder.resolve("docker/contexts/tls/" + hash + "/docker"));
  }

  private void current(String name) throws IOException {
    Files.writeString(
        folder.resolve("docker/config.json"), "{\"currentContext\":\"" + name + "\"}");
  }

  private void assertFound(String host, String source) {
    EngineEndpoint found = find();
    assertThat(found).hasToString(host);
    assertThat(found.source()).hasToString(source);
  }

  private void assertFails(Problem problem) {
    assertThatThrownBy(this::find)
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.problems()).containsExactly(problem));
  }

  @Nested
  class InDockersOrder {

    @BeforeEach
    void haveThemAll() throws IOException {
      touch("docker.sock");
      touch("user/docker.sock");
      context("one", "{\"Host\":\"tcp://one:1\"}");
      context("two", "{\"Host\":\"tcp://two:2\"}");
      current("one");
      variables.put("DOCKER_HOST", "tcp://host:3");
      variables.put("DOCKER_CONTEXT", "two");
      variables.put("CONTAINER_HOST", "tcp://podman:4");
    }

    @Test
    void isFirstDockerHost() {
      assertFound("tcp://host:3", "DOCKER_HOST");
    }

    @Test
    void isThenDockerContext() {
      variables.put("DOCKER_HOST", "");

      assertFound("tcp://two:2", "DOCKER_CONTEXT `two`");
    }

    @Test
    void isThenTheCurrentContext() {
      variables.remove("DOCKER_HOST");
      variables.remove("DOCKER_CONTEXT");

      assertFound("tcp://one:1", "current context `one`");
    }

    @Test
    void isThenTheStandardSocket() {
      variables.remove("DOCKER_HOST");
      variables.put("DOCKER_CONTEXT", "default");

      assertFound("unix://" + folder.resolve("docker.sock"), "standard socket");
      assertThat(find().source().isSubstitute()).isFalse();
    }
  }

  @Nested
  class WhereDockerFindsNone {

    @BeforeEach
    void havePodmanOfAll() throws IOException {
      touch("podman.sock");
    }

    @Test
    void takesRootlessDocker() throws IOException {
      touch("user/docker.sock");
      touch("user/podman/podman.sock");

      assertFound("unix://" + folder.resolve("user/docker.sock"), "rootless socket");
      assertThat(find().source().isSubstitute()).isTrue();
    }

    @Test
    void takesWhatContainerHostNames() throws IOException {
      touch("user/podman/podman.sock");
      variables.put("CONTAINER_HOST", "tcp://podman:4");

      assertFound("tcp://podman:4", "CONTAINER_HOST");
    }

    @Test
    void readsContainerHostOnlyWhenItIsItsTurn() throws IOException {
      touch("docker.sock");
      variables.put("CONTAINER_HOST", "ssh://me@build/run/podman.sock");

      assertFound("unix://" + folder.resolve("docker.sock"), "standard socket");
    }

    @Test
    void takesPodmanOfThisUser() throws IOException {
      touch("user/podman/podman.sock");

      assertFound("unix://" + folder.resolve("user/podman/podman.sock"), "podman's user socket");
    }

    @Test
    void takesPodmanOfAllUsers() {
      variables.remove("XDG_RUNTIME_DIR");

      assertFound("unix://" + folder.resolve("podman.sock"), "podman's socket");
    }

    @Test
    void saysWhereItLooked() throws IOException {
      Files.delete(folder.resolve("podman.sock"));

      assertFails(
          Problem.of("cannot find a Docker Engine")
              .because(
                  "there is no socket `"
                      + folder.resolve("docker.sock")
                      + "`, `"
                      + folder.resolve("user/docker.sock")
                      + "`, `"
                      + folder.resolve("user/podman/podman.sock")
                      + "`, `"
                      + folder.resolve("podman.sock")
                      + "`")
              .hint("start Docker (or podman's service), or set `DOCKER_HOST`"));
    }

    @Test
    void doesNotGoToAnotherComputerByPodman() {
      variables.put("CONTAINER_HOST", "ssh://me@build/run/podman.sock");

      assertFails(
          Problem.of("cannot find the Docker Engine")
              .because("the host of CONTAINER_HOST is `ssh://me@build/run/podman.sock`")
              .because("podman is spoken to by `unix://` and `tcp://` only"));
    }
  }

  @Nested
  class Secured {

    @Test
    void byAnyValueOfDockerTlsVerify() throws IOException {
      touch("certificates/cert.pem");
      variables.put("DOCKER_HOST", "tcp://build:2376");
      variables.put("DOCKER_TLS_VERIFY", "0");
      variables.put("DOCKER_CERT_PATH", folder.resolve("certificates").toString());

      EngineTls tls = find().tls().orElseThrow();

      assertThat(tls.verify()).isTrue();
      assertThat(tls.authorities()).contains(folder.resolve("certificates/ca.pem"));
      assertThat(tls.certificate()).contains(folder.resolve("certificates/cert.pem"));
      assertThat(tls.key()).isEmpty();
    }

    @Test
    void byTheFilesBesideTheSettingsWhereNothingElseIsSaid() throws IOException {
      touch("docker.sock");
      variables.put("DOCKER_TLS_VERIFY", "1");

      assertFound("tcp://localhost:2376", "standard socket");
      assertThat(find().tls().orElseThrow().authorities())
          .contains(folder.resolve("docker/ca.pem"));
    }

    @Test
    void withoutProofByDockerTls() {
      variables.put("DOCKER_HOST", "tcp://build:2376");
      variables.put("DOCKER_TLS", "1");

      assertThat(find().tls().orElseThrow().verify()).isFalse();
    }

    @Test
    void byTheFilesOfTheContextAlone() throws IOException {
      Path certificates = context("one", "{\"Host\":\"tcp://one:1\"}");
      Files.writeString(certificates.resolve("ca.pem"), "");
      variables.put("DOCKER_CONTEXT", "one");
      variables.put("DOCKER_CERT_PATH", "/elsewhere");

      EngineTls tls = find().tls().orElseThrow();

      assertThat(tls.authorities()).contains(certificates.resolve("ca.pem"));
      assertThat(tls.verify()).isTrue();
    }

    @Test
    void withoutProofWhenTheContextSaysSo() throws IOException {
      context("one", "{\"Host\":\"tcp://one:1\",\"SkipTLSVerify\":true}");
      variables.put("DOCKER_CONTEXT", "one");

      assertThat(find().tls().orElseThrow().verify()).isFalse();
    }
  }

  @Nested
  class Wrong {

    @ParameterizedTest
    @CsvSource({
      "ssh://me:secret@build, ssh://me:****@build, a password cannot be given to `ssh`",
      "ssh://me:se:cr@et@build, ssh://me:****@build, expected `ssh://USER@HOST:PORT`",
      "tcp://me:secret@build:2375, tcp://me:****@build:2375, expected `tcp://HOST:PORT`",
      "me:secret@build:2375, me:****@build:2375, expected `tcp://HOST:PORT`",
    })
    void hostIsShownWithoutItsPassword(String host, String shown, String why) {
      variables.put("DOCKER_HOST", host);

      assertFails(
          Problem.of("cannot find the Docker Engine")
              .because("the host of DOCKER_HOST is `" + shown + "`")
              .because(why));
    }

    @Test
    void hostOfAContextIsNamedWithIt() throws IOException {
      context("one", "{\"Host\":\"http://one\"}");
      variables.put("DOCKER_CONTEXT", "one");

      assertFails(
          Problem.of("cannot find the Docker Engine")
              .because("the host of context `one` is `http://one`")
              .because("`http://` is none of `unix://`, `tcp://`, `ssh://` and `npipe://`"));
    }

    @Test
    void contextIsMistyped() throws IOException {
      context("remote", "{\"Host\":\"tcp://one:1\"}");
      variables.put("DOCKER_CONTEXT", "remot");

      assertFails(
          Problem.of("there is no Docker context `remot`")
              .because("`DOCKER_CONTEXT` says to use it")
              .hint("did you mean `remote`?"));
    }

    @Test
    void currentContextIsGone() throws IOException {
      context("remote", "{\"Host\":\"tcp://one:1\"}");
      current("colima");

      assertFails(
          Problem.of("there is no Docker context `colima`")
              .because(
                  "it is the current context in `" + folder.resolve("docker/config.json") + "`")
              .hint("choose one of those that there are: default, remote"));
    }

    @Test
    void settingsAreNoJson() throws IOException {
      Files.writeString(folder.resolve("docker/config.json"), "{\"currentContext\":");

      assertFails(
          Problem.of("cannot find the Docker Engine")
              .because(
                  "cannot read `"
                      + folder.resolve("docker/config.json")
                      + "`: not JSON: Unexpected end-of-input within/between Object entries"
                      + " (at byte 18)"));
    }

    @Test
    void settingsAreOfAnotherType() throws IOException {
      Files.writeString(folder.resolve("docker/config.json"), "{\"currentContext\":{}}");

      assertFails(
          Problem.of("cannot find the Docker Engine")
              .because(
                  "cannot read `"
                      + folder.resolve("docker/config.json")
                      + "`: `currentContext` is not a text"));
    }
  }
}
