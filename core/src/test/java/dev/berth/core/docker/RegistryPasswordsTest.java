package dev.berth.core.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.AuthConfig;
import dev.berth.core.io.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryPasswordsTest {

  @TempDir private Path folder;
  private RegistryPasswords passwords;

  @BeforeEach
  void makeThem() {
    passwords =
        new RegistryPasswords(
            new DockerFolder(folder),
            new Environment(Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))));
  }

  private void config(String json) throws IOException {
    Files.writeString(folder.resolve("config.json"), json);
  }

  /** A helper that notes what it was asked. */
  private void helper(String name, String script) throws IOException {
    Path program = folder.resolve("bin/docker-credential-" + name);
    Files.createDirectories(program.getParent());
    Files.writeString(
        program, "#!/bin/sh\nread asked; echo \"$1 $asked\" >> '" + asked() + "'\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path asked() {
    return folder.resolve("asked");
  }

  private String found(String registry) {
    return passwords
        .find(registry)
        .map(
            login ->
                login.getRegistryAddress()
                    + " "
                    + (login.getIdentitytoken() == null
                        ? login.getUsername() + " " + login.getPassword()
                        : "token " + login.getIdentitytoken()))
        .orElse("none");
  }

  @ParameterizedTest
  @CsvSource({
    "ghcr.io, ghcr.io me secret:more",
    "old.example.org, old.example.org me secret:more",
    "https://index.docker.io/v1/, https://index.docker.io/v1/ hub pass",
    "token.example.org, token.example.org token abc",
    "quay.io, none",
    "empty.example.org, none",
    "odd.example.org, none",
  })
  void areInTheFile(String registry, String expected) throws IOException {
    config(
        """
        {"auths": {
          "ghcr.io": {"auth": "bWU6c2VjcmV0Om1vcmU="},
          "https://old.example.org/v1/": {"auth": "bWU6c2VjcmV0Om1vcmU="},
          "https://index.docker.io/v1/": {"username": "hub", "password": "pass"},
          "token.example.org": {"auth": "", "identitytoken": "abc"},
          "empty.example.org": {},
          "odd.example.org": {"auth": "bm9jb2xvbg=="}}}
        """);

    assertThat(found(registry)).isEqualTo(expected);
  }

  @Test
  void areWithTheProgramThatIsForTheRegistry() throws IOException {
    config("{\"credHelpers\": {\"gcr.io\": \"gcloud\"}, \"credsStore\": \"secretservice\"}");
    helper("gcloud", "echo '{\"ServerURL\":\"x\",\"Username\":\"oauth2\",\"Secret\":\"s3\"}'");
    helper("secretservice", "echo '{\"Username\":\"<token>\",\"Secret\":\"t0k\"}'");

    assertThat(found("gcr.io")).isEqualTo("gcr.io oauth2 s3");
    assertThat(found("ghcr.io")).isEqualTo("ghcr.io token t0k");
    assertThat(asked()).hasContent("get gcr.io\nget ghcr.io\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'credentials not found in native keychain'; exit 1",
        "exit 1",
        "echo '{\"Username\":\"me\"}'",
        "echo '[]'",
      })
  void areNoneWhenTheProgramHasNone(String script) throws IOException {
    config("{\"credsStore\": \"pass\", \"auths\": {\"ghcr.io\": {\"auth\": \"bWU6c2U=\"}}}");
    helper("pass", script);

    assertThat(found("ghcr.io")).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"credsStore\": \"missing\"}",
        "{\"credHelpers\": \"ghcr.io\"}",
        "{\"auths\": {\"ghcr.io\": {\"auth\": \"%%%\"}}}",
        "{\"auths\":",
      })
  void areNoneWhereTheFileIsOdd(String json) throws IOException {
    config(json);

    assertThat(found("ghcr.io")).isEqualTo("none");
    assertThat(passwords.all().getConfigs()).isEmpty();
  }

  @Test
  void areNoneWithoutAFile() {
    assertThat(found("ghcr.io")).isEqualTo("none");
  }

  @Test
  void areAllForABuild() throws IOException {
    config(
        """
        {"auths": {"ghcr.io": {"auth": "bWU6c2U="}}, "credHelpers": {"gcr.io": "gcloud"}}
        """);
    helper("gcloud", "echo '{\"Username\":\"oauth2\",\"Secret\":\"s3\"}'");

    assertThat(passwords.all().getConfigs()).containsOnlyKeys("ghcr.io", "gcr.io");
    assertThat(passwords.all().getConfigs().get("gcr.io"))
        .extracting(AuthConfig::getUsername)
        .isEqualTo("oauth2");
  }
}
