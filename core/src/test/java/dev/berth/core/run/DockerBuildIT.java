package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.BerthException;
import dev.berth.core.docker.BuildStepException;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.function.FunctionRequest;
import dev.berth.core.io.Environment;
import dev.berth.core.support.Busybox;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builds images of functions with a real Engine, on a base of busybox alone. */
@Timeout(120)
class DockerBuildIT {

  private static final String PID = String.valueOf(ProcessHandle.current().pid());
  private static final String BASE = "berth-build-it-base:" + PID;
  private static final String IMAGE = "berth-build-it:" + PID;
  private static final Secret SECRET = new Secret("a", new byte[] {1}, false);

  @TempDir private Path folder;
  private final NothingToBring nothing = new NothingToBring();
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void makeABase() {
    Programs.needDockerEngine();
    Busybox.need("docker");
    Programs.output(
        folder,
        "sh",
        "-c",
        "printf 'FROM %s\nCMD [\"echo\",\"hello\"]\n' ".formatted(Busybox.IMAGE)
            + "| DOCKER_BUILDKIT=0 docker build -q -t "
            + BASE
            + " -");
  }

  @AfterEach
  void removeImages() throws IOException {
    Programs.run(folder, "docker", "rmi", "-f", IMAGE, BASE);
    Programs.run(folder, "sh", "-c", "docker image prune -f --filter label=berth-build-it");
  }

  private FunctionRequest function(String yaml) throws IOException {
    return Functions.read(
        folder,
        "kind: container\nname: f\nbase_image: %s\naction: build\nimage: %s\n"
                .formatted(BASE, IMAGE)
            + yaml);
  }

  private DockerBuild build(boolean useCache, Secret... secrets) {
    return new DockerBuild(
        DockerEngine.connect(new Environment(System.getenv()), folder),
        nothing,
        new BuildWishes(Optional.empty(), List.of(secrets), useCache, Optional.of("none")));
  }

  private BuiltImage run(String yaml, Secret... secrets) throws IOException {
    heard.clear();
    try (DockerBuild build = build(true, secrets)) {
      return build.build(function(yaml), nothing, heard::add);
    }
  }

  private String inImage(String... command) {
    List<String> words = new ArrayList<>(List.of("docker", "run", "--rm", "--network=none", IMAGE));
    words.addAll(List.of(command));
    return Programs.output(folder, words.toArray(new String[0]));
  }

  private List<String> containers() {
    return Programs.output(folder, "docker", "ps", "-aq", "--filter", "ancestor=" + BASE)
        .lines()
        .toList();
  }

  @Test
  void copiesTheSourceAndRunsTheInstructions() throws IOException {
    Path source = Files.createDirectories(folder.resolve("src/sub"));
    Files.writeString(source.resolve("data.txt"), "data\n");
    Path script = Files.writeString(folder.resolve("src/run.sh"), "#!/bin/sh\necho ran\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("src/link"), Path.of("sub/data.txt"));
    Files.writeString(folder.resolve("src/secret.key"), "key");
    Files.writeString(folder.resolve("src/.dockerignore"), "*.key\n");

    BuiltImage built =
        run(
            """
            code_src: src
            instructions:
              - echo one > /one && echo "heard this"
              - ENV MODE=test
              - |
                echo two > /two
                echo three >> /two
            """);

    assertThat(built.name().familiar()).isEqualTo(IMAGE);
    assertThat(built.id().toString())
        .isEqualTo(
            Programs.output(folder, "docker", "image", "inspect", "-f", "{{.Id}}", IMAGE).strip());
    assertThat(heard)
        .contains("heard this")
        .anyMatch(line -> line.startsWith("Step 4/6 : RUN echo"));
    assertThat(
            inImage(
                "sh",
                "-c",
                "busybox find . | busybox sort; cat link /one /two; ./run.sh; echo $MODE"))
        .isEqualTo(
            """
            .
            ./link
            ./run.sh
            ./sub
            ./sub/data.txt
            data
            one
            two
            three
            ran
            test
            """);
    assertThat(inImage()).isEqualTo("hello\n");
  }

  @Test
  void takesStepsAgainUnlessTold() throws IOException {
    String yaml = "instructions: ['head -c 8 /dev/urandom > /random']\n";
    BuiltImage first = run(yaml);
    BuiltImage again = run(yaml);
    BuiltImage anew;
    try (DockerBuild build = build(false)) {
      anew = build.build(function(yaml), nothing, heard::add);
    }

    assertThat(again).isEqualTo(first);
    assertThat(anew.id()).isNotEqualTo(first.id());
  }

  @Test
  void leavesNoSecretBehind() throws IOException {
    Secret secret = new Secret("token", "s3cr3t-value".getBytes(StandardCharsets.UTF_8), false);
    String yaml =
        """
        code: print(1)
        lang: python
        secrets: [token]
        instructions:
          - head -c 6 /run/secrets/token > /used && head -c 8 /dev/urandom > /random
          - ENV MODE=test
          - [ -s /used ] && id > /id
          - LABEL berth-build-it=1
        """
            .replace("- [ -s", "- '[ -s")
            .replace("> /id", "> /id'");

    BuiltImage built = run(yaml, secret);
    List<String> firstHeard = List.copyOf(heard);
    BuiltImage again = run(yaml, secret);

    assertThat(firstHeard).anyMatch(line -> line.startsWith("Step 4/7 : RUN head"));
    assertThat(again.id()).isEqualTo(built.id());
    assertThat(heard).contains(" ---> Using cache");
    assertThat(inImage("sh", "-c", "cat /used; echo; ls /shared; ls /run/secrets; echo $MODE"))
        .isEqualTo("s3cr3t\nmain.py\ntest\n");
    assertThat(inImage()).isEqualTo("hello\n");
    Programs.output(
        folder,
        "sh",
        "-c",
        "docker save "
            + IMAGE
            + " > image.tar && mkdir x && tar -C x -xf image.tar && for layer in"
            + " x/*/layer.tar; do mkdir -p y && tar -C y -xf $layer; done");
    assertThat(Programs.output(folder, "sh", "-c", "grep -rl s3cr3t-value x y || true")).isEmpty();
    assertThat(Programs.output(folder, "docker", "history", "--no-trunc", IMAGE))
        .doesNotContain("s3cr3t-value");
    assertThat(containers()).isEmpty();
    String volumes =
        Programs.output(
            folder,
            "sh",
            "-c",
            "docker volume inspect -f {{.Mountpoint}} $(docker volume ls -q) || true");
    assertThat(volumes.lines().map(place -> Path.of(place, "token"))).noneMatch(Files::exists);
  }

  private void setProxy() throws IOException {
    Path settings = Files.createDirectories(folder.resolve(".docker")).resolve("config.json");
    Files.writeString(
        settings, "{\"proxies\":{\"default\":{\"httpProxy\":\"http://me:s3cr3t@proxy:1\"}}}");
  }

  @Test
  void givesStepsTheProxiesOfTheUserAndKeepsThemOutOfTheImage() throws IOException {
    setProxy();

    run("instructions: ['echo ${http_proxy#*@} ${HTTP_PROXY#*@}', 'ENV MODE=test']\n");

    assertThat(heard).contains("proxy:1 proxy:1").noneMatch(line -> line.contains("s3cr3t"));
    assertThat(Programs.output(folder, "docker", "image", "inspect", IMAGE))
        .doesNotContain("s3cr3t");
    assertThat(Programs.output(folder, "docker", "history", "--no-trunc", IMAGE))
        .doesNotContain("s3cr3t");
  }

  @Test
  void keepsProxiesFromCommandsWhoseContainersBecomeImages() throws IOException {
    setProxy();

    run("instructions: ['[ -z $http_proxy ]']\n", SECRET);

    assertThat(heard)
        .contains(
            "With secrets, commands are not given the proxies of Docker's config.json; they can"
                + " read one from a secret");
    assertThat(Programs.output(folder, "docker", "image", "inspect", IMAGE))
        .doesNotContain("s3cr3t");
  }

  @Test
  void saysWhichStepFailedAndHow() {
    String yaml = "instructions: ['echo begun', 'busybox seq 1 7 && exit 3', 'echo never']\n";

    for (Secret[] secrets : List.of(new Secret[0], new Secret[] {SECRET})) {
      assertThatThrownBy(() -> run(yaml, secrets))
          .isInstanceOfSatisfying(
              BuildStepException.class,
              failure -> {
                assertThat(failure.exitCode()).hasValue(3);
                assertThat(failure.problems().get(0).message())
                    .isEqualTo("the build failed at step 5 of 6: `RUN busybox seq 1 7 && exit 3`");
                assertThat(failure.problems().get(0).causes())
                    .containsExactly("it ended with the exit code 3", "3", "4", "5", "6", "7");
              });
    }
    assertThat(Programs.output(folder, "docker", "images", "-q", IMAGE)).isEmpty();
  }

  @Test
  void endsWithAllItHasBegunWhenItIsInterrupted() throws Exception {
    for (Secret[] secrets : List.of(new Secret[0], new Secret[] {SECRET})) {
      CountDownLatch begun = new CountDownLatch(1);
      try (DockerBuild build = build(false, secrets)) {
        FunctionRequest request = function("instructions: ['echo begun; sleep 60']\n");
        CompletableFuture<BuiltImage> running =
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return build.build(
                        request,
                        nothing,
                        line -> {
                          if (line.equals("begun")) {
                            begun.countDown();
                          }
                        });
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        build.interrupt();

        assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS))
            .hasCauseInstanceOf(BuildInterruptedException.class);
      }
      // The Engine takes a moment to see that nobody listens.
      for (int i = 0; i < 100 && !containers().isEmpty(); i++) {
        Thread.sleep(100);
      }
      assertThat(containers()).isEmpty();
    }
  }

  @Test
  void saysWhatIsWrongWithTheContext() throws IOException {
    Files.createDirectories(folder.resolve("src"));
    FunctionRequest request = function("code_src: src\n");
    Files.delete(folder.resolve("src"));
    try (DockerBuild build = build(true)) {
      assertThatThrownBy(() -> build.build(request, nothing, heard::add))
          .isInstanceOf(BerthException.class)
          .hasMessage("cannot read `" + folder.resolve("src") + "` for the build");
    }
  }

  @Test
  void refusesWhatItDoesNotUnderstandWithSecrets() {
    for (String instruction : List.of("ARG A=b", "FROM b", "SHELL [a]")) {
      assertThatThrownBy(() -> run("instructions: ['ENV A=b', '" + instruction + "']\n", SECRET))
          .isInstanceOf(BuildException.class)
          .hasMessageStartingWith("cannot build with secrets: ");
    }
    assertThatThrownBy(() -> run("instructions: ['RUN [\"/nosuch\"]']\n", SECRET))
        .hasMessage("the build failed at step 4 of 4: `RUN [\"/nosuch\"]`")
        .isInstanceOf(BuildStepException.class);
    assertThat(containers()).isEmpty();
  }

  @Test
  void buildsADockerfileOfTheUsers() throws IOException {
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src/a.txt"), "a\n");
    Files.writeString(
        folder.resolve("src/Dockerfile"), "FROM " + BASE + "\nCOPY a.txt /a\nCMD cat /a");
    FunctionRequest request =
        Functions.read(
            folder,
            "kind: container\nname: f\naction: build\nimage: %s\n".formatted(IMAGE)
                + "code_src: src/Dockerfile\nlang: dockerfile\ninstructions: ['cat /a > /b']\n");

    try (DockerBuild build = build(true)) {
      build.build(request, nothing, heard::add);
    }

    assertThat(inImage("cat", "/a", "/b")).isEqualTo("a\na\n");
    try (DockerBuild build = build(true, SECRET)) {
      assertThatThrownBy(() -> build.build(request, nothing, heard::add))
          .hasMessage("cannot build with secrets: the source is a Dockerfile");
    }
  }
}
