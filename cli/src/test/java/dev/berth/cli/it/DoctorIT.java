package dev.berth.cli.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.Tool;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import dev.berth.core.support.PodmanService;
import dev.berth.core.support.Programs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds on this computer, held against what the programs say themselves. */
class DoctorIT {

  @TempDir private Path folder;

  private static JsonObject finding(CliResult result, String subject) {
    return Json.readObject(result.exits(0).out().getBytes(UTF_8)).objects("findings").stream()
        .filter(finding -> finding.requiredText("subject").equals(subject))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void agreesWithDocker() {
    Programs.needDockerEngine();

    CliResult result = Tool.in(folder).run("doctor", "--format", "json");

    JsonObject engine = finding(result, "docker");
    assertThat(engine.requiredText("state")).isEqualTo("ok");
    JsonObject facts = engine.requiredObject("facts");
    assertThat(facts.requiredText("version"))
        .isEqualTo(docker("version", "--format", "{{.Server.Version}}"));
    assertThat(facts.requiredText("platform"))
        .isEqualTo(docker("info", "--format", "{{.OSType}}/{{.Architecture}}"));
    assertThat(finding(result, "images").requiredObject("facts").requiredText("driver"))
        .isEqualTo(docker("info", "--format", "{{.Driver}}"));
  }

  private String docker(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "docker";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Programs.output(folder, command).strip();
  }

  @Test
  void takesHomeForTheUsersHomeAsDockerDoes() {
    CliResult result = Tool.in(folder).with("HOME", folder.toString()).run("doctor");

    assertThat(result.out())
        .contains("no logins in `" + folder.resolve(".docker/config.json") + "`\n");
  }

  @Test
  void knowsPodmanByItsSocket() throws Exception {
    try (PodmanService podman = PodmanService.startIn(folder)) {
      CliResult result =
          Tool.in(folder).with("DOCKER_HOST", podman.host()).run("doctor", "--format", "json");

      JsonObject facts = finding(result, "docker").requiredObject("facts");
      assertThat(facts.requiredText("engine")).isEqualTo("podman");
      assertThat(facts.requiredText("version"))
          .isEqualTo(Programs.output(folder, "podman", "version", "-f", "{{.Version}}").strip());
      assertThat(finding(result, "images").requiredObject("facts").requiredText("driver"))
          .isEqualTo(
              Programs.output(folder, "podman", "info", "-f", "{{.Store.GraphDriverName}}")
                  .strip());
    }
  }
}
