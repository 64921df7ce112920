package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.FolderListing;
import dev.berth.cli.support.TinyBase;
import dev.berth.cli.support.Tool;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.lock.FakeIndex;
import dev.berth.core.lock.TinyWheel;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.TestEnvironment;
import dev.berth.core.python.TestWheel;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Captures environments that venv, pip and uv have made, and compares with what these say. */
class CaptureIT {

  /** A build backend of its own, so that nothing has to be fetched for an editable install. */
  private static final String BACKEND =
      """
      import os, zipfile

      def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
          name = "edited-0.1-py3-none-any.whl"
          info = "edited-0.1.dist-info/"
          with zipfile.ZipFile(os.path.join(wheel_directory, name), "w") as wheel:
              wheel.writestr("edited.pth", os.getcwd())
              wheel.writestr(info + "METADATA",
                             "Metadata-Version: 2.1\\nName: edited\\nVersion: 0.1\\n"
                             "Requires-Dist: click\\n")
              wheel.writestr(info + "WHEEL",
                             "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
              wheel.writestr(info + "RECORD", "")
          return name
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What {@code pip list} or {@code uv pip list} answered, without what new environments have. */
  private static List<String> listed(String json) throws IOException {
    List<String> listed = new ArrayList<>();
    for (JsonNode one : JSON.readTree(json)) {
      PackageName name = PackageName.parse(one.get("name").asText());
      if (!List.of("pip", "setuptools", "wheel").contains(name.toString())) {
        listed.add(name + " " + one.get("version").asText());
      }
    }
    return listed.stream().sorted().toList();
  }

  private static List<String> captured(String json) throws IOException {
    List<String> captured = new ArrayList<>();
    for (JsonNode one : JSON.readTree(json).get("packages")) {
      captured.add(one.get("name").asText() + " " + one.get("version").asText());
    }
    return captured;
  }

  private static List<String> topLevel(String json) throws IOException {
    List<String> top = new ArrayList<>();
    for (JsonNode one : JSON.readTree(json).get("packages")) {
      if (one.get("topLevel").asBoolean()) {
        top.add(one.get("name").asText());
      }
    }
    return top;
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OfVenvAndPip {

    @TempDir private static Path folder;
    private Tool tool;

    @BeforeAll
    void make() throws IOException {
      folder = folder.toRealPath();
      Programs.need("python3");
      Programs.need(
          Programs.output(folder, "python3", "-c", "import sys; print(sys.version_info[:2])")
              .strip()
              .equals("(3, 11)"),
          "`python3` is not that of debian:12");
      Files.write(
          folder.resolve("mine-1.0-py3-none-any.whl"),
          new TestWheel("mine", "1.0").file("mine.py", "").bytes());
      Path project = Files.createDirectories(folder.resolve("edited"));
      Files.writeString(project.resolve("backend.py"), BACKEND);
      Files.writeString(
          project.resolve("pyproject.toml"),
          "[build-system]\nrequires = []\nbuild-backend = \"backend\"\nbackend-path = [\".\"]\n");
      Programs.output(folder, "python3", "-m", "venv", "app");
      String pip = folder.resolve("app/bin/pip").toString();
      Programs.need(
          Programs.run(folder, pip, "install", "-q", "requests==2.32.3", "idna==3.7").succeeded(),
          "pip cannot fetch wheels from the index");
      Programs.output(folder, pip, "install", "-q", "./mine-1.0-py3-none-any.whl", "-e", "edited");
      tool = Tool.in(folder);
    }

    @Test
    void leavesToTheUserWhatNoIndexHas() {
      tool.run("runtime", "init", "refused", "--from", "venv:app")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot capture `edited` 0.1
                caused by: it was installed from the folder `%1$s/edited`, whose files it imports (editable)

              hint: build a wheel with `pip wheel --no-deps %1$s/edited` and pass it with `--wheel FILE`, or leave it out with `--skip edited`

              error: cannot capture `mine` 1.0
                caused by: it was installed from the file `%1$s/mine-1.0-py3-none-any.whl`

              hint: pass that with `--wheel %1$s/mine-1.0-py3-none-any.whl`, or leave it out with `--skip mine`
              """
                  .formatted(folder));
      assertThat(folder.resolve("refused")).doesNotExist();
    }

    @Test
    void hasWhatPipLists() throws IOException {
      Map<String, String> before = FolderListing.of(folder.resolve("app"));
      String pip = folder.resolve("app/bin/pip").toString();
      List<String> listed =
          new ArrayList<>(listed(Programs.output(folder, pip, "list", "--format", "json")));
      Map<String, String> afterPip = FolderListing.of(folder.resolve("app"));

      String json =
          tool.run(
                  "runtime",
                  "init",
                  "captured",
                  "--from",
                  "venv:app",
                  "--format",
                  "json",
                  "--skip",
                  "edited",
                  "--include-local-wheels")
              .exits(0)
              .out();

      assertThat(listed.remove("edited 0.1")).isTrue();
      assertThat(captured(json)).isEqualTo(listed).contains("requests 2.32.3", "idna 3.7");
      // What only the editable one needs is kept: its code may come with `files:`.
      assertThat(topLevel(json)).containsExactly("click", "idna", "mine", "requests");
      assertThat(folder.resolve("captured/wheels/mine-1.0-py3-none-any.whl"))
          .hasSameBinaryContentAs(folder.resolve("mine-1.0-py3-none-any.whl"));
      assertThat(FolderListing.of(folder.resolve("app"))).isEqualTo(afterPip).hasSameSizeAs(before);
      tool.run("runtime", "lock", "captured", "--check").exits(0);
      tool.run("runtime", "check", "captured").exits(0);
    }

    @Test
    void isTheSameInItsImage() throws IOException {
      Programs.needDockerEngine();
      Map<String, String> before = FolderListing.of(folder.resolve("app"));

      tool.run(
              "runtime",
              "build",
              "--venv",
              "app",
              "--name",
              "captured-app",
              "--tag",
              "it",
              "--skip",
              "edited",
              "--wheel",
              "mine-1.0-py3-none-any.whl",
              "--to",
              "docker-daemon:")
          .exits(0);

      String installed =
          Programs.output(
              folder,
              "docker",
              "run",
              "--rm",
              "captured-app:it",
              "python",
              "-c",
              "import importlib.metadata as m, json, requests, idna, mine\n"
                  + "print(json.dumps([{'name': d.name, 'version': d.version}"
                  + " for d in m.distributions()]))");
      List<String> listed =
          new ArrayList<>(
              listed(
                  Programs.output(
                      folder,
                      folder.resolve("app/bin/pip").toString(),
                      "list",
                      "--format",
                      "json")));
      listed.remove("edited 0.1");
      assertThat(listed(installed)).isEqualTo(listed);
      assertThat(FolderListing.of(folder.resolve("app")).keySet()).isEqualTo(before.keySet());

      // The image is an environment to capture, too.
      tool.run(
              "runtime",
              "build",
              "--docker",
              "docker-daemon:captured-app:it",
              "--name",
              "whole",
              "--to",
              "docker-daemon:")
          .exits(0);
      assertThat(
              Programs.output(
                  folder, "docker", "run", "--rm", "whole", "python", "-c", "import requests"))
          .isEmpty();
    }
  }

  @Nested
  class OfUv {

    @TempDir private Path folder;

    @Test
    void hasWhatUvLists() throws IOException {
      Programs.need("python3");
      String uv = uv();
      Programs.output(folder, uv, "venv", "-q", "-p", "3.11", "app");
      Map<String, String> active = Map.of("VIRTUAL_ENV", folder.resolve("app").toString());
      ProcessResult installed =
          new ProcessRunner(new Environment(System.getenv()))
              .run(List.of(uv, "pip", "install", "-q", "requests==2.32.3"), folder, active);
      Programs.need(installed.succeeded(), "uv cannot fetch wheels from the index");
      ProcessResult listed =
          new ProcessRunner(new Environment(System.getenv()))
              .run(List.of(uv, "pip", "list", "--format", "json"), folder, active);
      Map<String, String> before = FolderListing.of(folder.resolve("app"));

      String json =
          Tool.in(folder)
              .with("VIRTUAL_ENV", folder.resolve("app").toString())
              .with("CONDA_PREFIX", "")
              .run("runtime", "init", "captured", "--from", "shell", "--format", "json")
              .exits(0)
              .out();

      assertThat(captured(json)).isEqualTo(listed(listed.output())).hasSizeGreaterThan(3);
      // uv marks all as asked for.
      assertThat(topLevel(json)).containsExactly("requests");
      assertThat(FolderListing.of(folder.resolve("app"))).isEqualTo(before);
    }

    /** That of the user, or the one that Berth fetched to resolve with. */
    private String uv() throws IOException {
      if (new Environment(System.getenv()).findExecutable("uv").isPresent()) {
        return "uv";
      }
      Tool.in(folder)
          .run(
              "runtime",
              "lock",
              Tool.in(folder)
                  .runtime("fetches-uv", "name: x\ndependencies:\n  - pip: [idna]\n")
                  .toString())
          .exits(0);
      Path tools = Tool.SHARED_STORE.resolve("tools/uv");
      Programs.need(Files.isDirectory(tools), "`uv` is neither on the PATH nor in the store");
      try (Stream<Path> files = Files.walk(tools)) {
        return files.filter(Files::isRegularFile).findFirst().orElseThrow().toString();
      }
    }
  }

  /** Environments that say what they are, and an index of the test's own. */
  @Nested
  class OfAnIndexOfOurOwn {

    @TempDir private Path folder;
    private FakeIndex index;
    private Tool tool;

    @BeforeEach
    void serve() throws IOException {
      folder = folder.toRealPath();
      TinyBase.publish(folder.resolve("origin"), folder.resolve("base"));
      TestWheel alpha = new TestWheel("alpha", "1.0").file("alpha.py", "");
      TestWheel beta = new TestWheel("beta", "1.0").file("beta.py", "");
      index =
          new FakeIndex()
              .with(PackageName.parse("alpha"), alpha.fileName(), alpha.bytes())
              .with(new TinyWheel("alpha", "2.0"))
              .with(PackageName.parse("beta"), beta.fileName(), beta.bytes())
              .with(new TinyWheel("beta", "3.0"))
              .with(PackageName.parse("sourced"), "sourced-1.0.tar.gz", new byte[] {1});
      tool =
          Tool.in(folder)
              .with("PIP_CONFIG_FILE", "")
              .with("PIP_INDEX_URL", index.url())
              .with("PIP_FIND_LINKS", "/nonexistent")
              .with("UV_NO_CACHE", "1");
    }

    @AfterEach
    void stop() {
      index.close();
    }

    private TestEnvironment venv() {
      return TestEnvironment.venv(folder.resolve("venv"));
    }

    private CliResult capture(String... more) {
      return tool.run(
          Stream.concat(
                  Stream.of(
                      "runtime",
                      "init",
                      "out",
                      "--from",
                      "venv:venv",
                      "--base",
                      "oci:base",
                      "--name",
                      "demo",
                      "--platform",
                      "linux/amd64"),
                  Stream.of(more))
              .toArray(String[]::new));
    }

    private String yaml() throws IOException {
      return Files.readString(folder.resolve("out/runtime.yaml"));
    }

    private String lock() throws IOException {
      return Files.readString(folder.resolve("out/runtime.lock"));
    }

    @Test
    void keepsVersionsAndIndex() throws IOException {
      venv().asked("alpha", "1.0", "beta>=1").needed("beta", "1.0");

      capture().exits(0);

      assertThat(yaml())
          .contains(
              """
              configs:
                # Where pip is configured to have packages from.
                pip:
                  index_url: %s
              """
                  .formatted(index.url()))
          .contains("  - pip:\n      - alpha==1.0\n  #");
      assertThat(lock())
          .contains(index.fileUrl("alpha-1.0-py3-none-any.whl"))
          .contains(index.fileUrl("beta-1.0-py3-none-any.whl"))
          .doesNotContain("beta-3.0");
      tool.run("runtime", "lock", "out").exits(0).complains("runtime.lock fits already\n");
      tool.run("runtime", "build", "out", "--frozen", "--quiet").exits(0).complainsNothing();
    }

    @Test
    void readsThePipConfAndTheCredentialsInIt() throws IOException {
      venv().asked("alpha", "1.0");
      index.server().requireLogin("jane", "s3cret");
      Files.writeString(
          folder.resolve("venv/pip.conf"),
          "[global]\nindex-url = " + index.url().replace("//", "//jane:s3cret@") + "\n");
      tool = tool.with("PIP_INDEX_URL", "");

      tool.run(
              "runtime",
              "build",
              "--venv",
              "venv",
              "--base",
              "oci:base",
              "--output",
              "out",
              "--platform",
              "linux/amd64")
          .exits(0);

      assertThat(yaml()).contains("    index_url: " + index.url() + "\n").doesNotContain("s3cret");
      assertThat(lock())
          .contains(index.fileUrl("alpha-1.0-py3-none-any.whl"))
          .doesNotContain("s3cret");
    }

    @Test
    void namesEveryVersionThatTheIndexDoesNotHave() {
      venv().asked("alpha", "1.0").asked("sourced", "1.0").asked("beta", "2.0+cu118");

      capture()
          .exits(1)
          .printsNothing()
          .complains(
              """
              Finding the base for linux/amd64
              Finding Python packages for linux/amd64 with uv
              error: no index has `beta==2.0+cu118`
                caused by: not found in `%1$s`

              hint: name the index it is from in `PIP_EXTRA_INDEX_URL`, pass its wheel with `--wheel FILE`, or leave it out with `--skip beta`

              error: no wheel of `sourced==1.0` fits Python 3.11 on `linux/amd64`
                caused by: there is only `sourced-1.0.tar.gz`

              hint: build a wheel with `pip wheel --no-deps sourced==1.0` and pass it with `--wheel FILE`, or leave it out with `--skip sourced`
              """
                  .formatted(index.url()));
      assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void takesFromTheIndexWhatTheUserSays() throws IOException {
      index.with(new TinyWheel("setuptools", "65.5.0"));
      venv().by("alpha", "1.0").asked("setuptools", "65.5.0").asked("pip", "23.2.1");

      capture("--from-index", "alpha,setuptools").exits(0);

      assertThat(yaml()).contains("      - alpha==1.0\n      - setuptools==65.5.0\n");
    }

    @Test
    void keepsAToolThatAPackageNeeds() throws IOException {
      index.with(new TinyWheel("setuptools", "65.5.0"));
      venv().asked("alpha", "1.0", "setuptools").asked("setuptools", "65.5.0");

      capture().exits(0);

      assertThat(yaml()).contains("  - pip:\n      - alpha==1.0\n  #");
      assertThat(lock()).contains("setuptools-65.5.0-py3-none-any.whl");
    }

    @Test
    void keepsTheAddressOfAWheel() throws IOException {
      String address = index.fileUrl("beta-1.0-py3-none-any.whl");
      venv()
          .asked("beta", "1.0")
          .from("beta", "1.0", "{\"url\": \"" + address + "\", \"archive_info\": {}}");

      capture().exits(0);

      assertThat(yaml()).contains("      - \"beta @ " + address + "\"\n");
      assertThat(lock()).contains(address).contains("direct: true");
    }

    @Test
    void takesWhatContradictsItselfWhenTheUserDoes() throws IOException {
      venv().asked("alpha", "1.0", "beta>=2").needed("beta", "1.0");

      capture("--allow-conflicts").exits(0);

      assertThat(lock()).contains("beta-1.0-py3-none-any.whl");
    }

    @Test
    void findsOutWhatOnlyTheImagesPythonNeeds() {
      index.with(new TinyWheel("redis", "5.0"));
      venv().asked("redis", "5.0", "async-timeout>=4; python_full_version < '3.11.3'");

      CliResult refused = tool.run("runtime", "init", "out", "--from", "venv:venv").exits(1);

      assertThat(refused.err())
          .contains(
              "error: the packages do not fit together in the image, whose Python is 3.11.2 on"
                  + " `linux/")
          .endsWith(
              """
                caused by: `redis` 5.0 requires `async-timeout>=4`, which is not installed

              hint: install what is missing into the environment, or take them as they are with `--allow-conflicts`
              """);
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }
}
