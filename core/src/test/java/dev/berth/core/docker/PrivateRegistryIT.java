package dev.berth.core.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.io.Environment;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Engine fetches from a registry that wants a password, which only a program of ours knows. */
class PrivateRegistryIT {

  /** Of {@code me} with the password {@code secret}, by bcrypt. */
  private static final String HTPASSWD =
      "me:$2b$04$r6wf5C2NiKKLL/2yR9AepuhW9CmEiTvWsuaC3dSE8PqkEVOCQKs0e\n";

  @TempDir private Path folder;
  private Process registry;
  private String image;
  private int port;

  @BeforeEach
  void startRegistry() throws Exception {
    Programs.needDockerEngine();
    Programs.need("docker-registry");
    Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(
        folder.resolve("registry.yml"),
        """
        version: 0.1
        storage: {filesystem: {rootdirectory: %1$s/blobs}}
        auth: {htpasswd: {realm: test, path: %1$s/htpasswd}}
        http: {addr: "127.0.0.1:%2$d"}
        """
            .formatted(folder, port));
    registry =
        new ProcessBuilder("docker-registry", "serve", folder.resolve("registry.yml").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    while (registry.isAlive() && !answers()) {
      Thread.sleep(50);
    }
    image = "127.0.0.1:" + port + "/berth-test/private:1";
    pushImage();
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private void pushImage() throws IOException {
    Path config = Files.createDirectories(folder.resolve("pusher"));
    String login = Base64.getEncoder().encodeToString("me:secret".getBytes(UTF_8));
    Files.writeString(
        config.resolve("config.json"),
        "{\"auths\": {\"127.0.0.1:%d\": {\"auth\": \"%s\"}}}".formatted(port, login));
    Files.writeString(folder.resolve("file"), "in the image");
    Programs.output(folder, "tar", "-cf", "image.tar", "file");
    Programs.output(folder, "docker", "import", "image.tar", image);
    Programs.output(folder, "docker", "--config", config.toString(), "push", "--quiet", image);
    Programs.output(folder, "docker", "rmi", image);
  }

  @AfterEach
  void stopRegistry() throws InterruptedException {
    if (registry != null) {
      Programs.run(folder, "docker", "rmi", "-f", image);
      registry.destroy();
      registry.waitFor();
    }
  }

  private void helper(String answer) throws IOException {
    Path program = folder.resolve("bin/docker-credential-ours");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\ncat > '" + folder + "/asked'\necho '" + answer + "'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        config.resolve("config.json"),
        "{\"credHelpers\": {\"127.0.0.1:%d\": \"ours\"}}".formatted(port));
  }

  private void pull() throws IOException {
    Map<String, String> variables = new TreeMap<>(System.getenv());
    variables.put("DOCKER_CONFIG", folder.resolve("config").toString());
    variables.put("PATH", folder.resolve("bin") + ":" + variables.get("PATH"));
    try (DockerEngine engine = DockerEngine.connect(new Environment(variables), folder)) {
      engine.images().pull(ImageReference.parse(image), text -> {});
    }
  }

  @Test
  void givesTheImageToWhoHasThePassword() throws IOException {
    helper("{\"ServerURL\":\"x\",\"Username\":\"me\",\"Secret\":\"secret\"}");

    pull();

    assertThat(Programs.output(folder, "docker", "image", "inspect", image)).contains(image);
    assertThat(folder.resolve("asked")).hasContent("127.0.0.1:" + port + "\n");
  }

  @Test
  void givesNothingToAnybodyElse() throws IOException {
    helper("{\"ServerURL\":\"x\",\"Username\":\"me\",\"Secret\":\"wrong\"}");

    assertThatThrownBy(this::pull)
        .isInstanceOf(EngineException.class)
        .hasMessage("the Docker Engine cannot pull the image `" + image + "`");
  }
}
