package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.build.CommandListener;
import dev.berth.core.build.CommandOutcome;
import dev.berth.core.build.CommandRun;
import dev.berth.core.build.Image;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.TarArchiveReader;
import dev.berth.core.io.TarMember;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ExecutionConfig;
import dev.berth.core.oci.Platform;
import dev.berth.core.publish.Publishers;
import dev.berth.core.store.Store;
import dev.berth.core.support.Programs;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What commands of a runtime.yaml do in whichever engine: on an image of busybox in a store. */
@Timeout(120)
abstract class CommandsOnAnEngine {

  /** By it all images of these tests are known, and nobody else's. */
  private static final String LABEL = "berth-commands-it";

  private static final String PID = String.valueOf(ProcessHandle.current().pid());
  private static final String RUNTIME = "commands-it-" + PID;

  @TempDir Path folder;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final List<Problem> warnings = new ArrayList<>();
  private Store store;

  /** {@code docker}, {@code podman}. */
  abstract String program();

  /** What {@code DOCKER_HOST} is to be. */
  abstract Map<String, String> variables();

  @BeforeEach
  void openStore() throws IOException {
    Programs.need("busybox");
    store = Store.open(folder.resolve("store"));
  }

  /** Not even what is kept of commands that failed, after what people do with such images. */
  @AfterEach
  void nothingIsLeft() {
    assertThat(warnings).isEmpty();
    assertThat(names()).isEmpty();
    Programs.output(
        folder, program(), "image", "prune", "-f", "--filter", "label=" + LABEL + "=" + PID);
    assertThat(images()).isEmpty();
  }

  private DockerEngine connect() {
    Map<String, String> variables = new TreeMap<>(System.getenv());
    variables.putAll(variables());
    return DockerEngine.connect(new Environment(variables), folder);
  }

  private DockerCommands commands(Secret... secrets) {
    return new DockerCommands(
        this::connect,
        () -> new Publishers(store, this::connect),
        List.of(secrets),
        Optional.of("none"),
        TrustedAuthorities.OF_THE_IMAGE,
        warnings::add);
  }

  /** An image whose programs run as somebody else, below an entrypoint that does not work. */
  private Image image(String title) throws IOException {
    TestImages.Tar tar = new TestImages.Tar().folder("bin").folder("tmp").folder("work");
    tar.file(
        "bin/busybox",
        0755,
        Files.readAllBytes(Path.of(Programs.output(folder, "which", "busybox").strip())));
    for (String program : List.of("cat", "dd", "head", "id", "rm", "seq", "sh", "sleep", "yes")) {
      tar.link("bin/" + program, "busybox");
    }
    return TestImages.in(store.blobs())
        .platform(Platform.linuxOn(System.getProperty("os.arch")))
        .layer("busybox", tar)
        .layer("nothing", new TestImages.Tar())
        .layer(title, new TestImages.Tar().file("title", 0644, title))
        .build(configuration());
  }

  private static ExecutionConfig configuration() {
    return new ExecutionConfig(
        Optional.of("1000:1000"),
        List.of("PATH=/bin", "MODE=image"),
        List.of("/bin/nothing"),
        List.of("command"),
        Optional.of("/work"),
        new TreeSet<>(),
        new TreeMap<>(Map.of(LABEL, PID, CommandRun.LABEL, RUNTIME)),
        new TreeMap<>());
  }

  private static CommandRun run(Image image, String... commands) {
    return new CommandRun(
        RUNTIME,
        image,
        Stream.of(commands).map(command -> List.of("/bin/sh", "-c", command)).toList(),
        Map.of("EXTRA", "for the build"));
  }

  private CommandOutcome outcome(DockerCommands commands, CommandRun run) throws IOException {
    return outcome(commands, run, index -> {});
  }

  private CommandOutcome outcome(DockerCommands commands, CommandRun run, IntConsumer running)
      throws IOException {
    return commands.run(
        run,
        Files.createTempDirectory(folder, "scratch-"),
        new CommandListener() {
          @Override
          public void sending(long bytes) {
            heard.add("sending");
          }

          @Override
          public void running(int index) {
            heard.add("running " + index);
            running.accept(index);
          }

          @Override
          public void line(String text) {
            heard.add(text);
          }

          @Override
          public void collecting() {
            heard.add("collecting");
          }
        });
  }

  private List<String> images() {
    return listed("-aq", "--no-trunc", "--filter", "label=" + LABEL + "=" + PID);
  }

  /** Podman cannot list its images when somebody removes one of them meanwhile. */
  private List<String> listed(String... options) {
    List<String> command = new ArrayList<>(List.of(program(), "images"));
    command.addAll(List.of(options));
    ProcessResult result = Programs.run(folder, command.toArray(String[]::new));
    for (int i = 0; i < 10 && !result.succeeded(); i++) {
      result = Programs.run(folder, command.toArray(String[]::new));
    }
    assertThat(result.errors()).isEmpty();
    return result.output().lines().distinct().toList();
  }

  private List<String> names() {
    return listed("--filter", "label=" + LABEL + "=" + PID, "--format", "{{.Repository}}:{{.Tag}}")
        .stream()
        .filter(name -> !name.equals("<none>:<none>"))
        .toList();
  }

  /** What the Engine has of an image's layers, counted from the lowest. */
  private int knownLayers(Image image) throws IOException {
    try (DockerEngine engine = connect()) {
      return engine.images().knownLayers(image.config().diffIds());
    }
  }

  /** Containers of these tests' images. */
  private List<String> containers() {
    List<String> containers = new ArrayList<>();
    for (String image : images()) {
      Programs.output(folder, program(), "ps", "-aq", "--filter", "ancestor=" + image)
          .lines()
          .forEach(containers::add);
    }
    return containers;
  }

  private static List<String> paths(Path layer) throws IOException {
    return TarArchiveReader.read(layer).stream()
        .map(TarMember::name)
        .map(name -> name.replaceAll("^\\./|/$", ""))
        .filter(name -> !name.isEmpty())
        .sorted()
        .toList();
  }

  private static String content(Path layer, String path) throws IOException {
    TarMember member =
        TarArchiveReader.read(layer).stream()
            .filter(one -> one.name().replaceAll("^\\./", "").equals(path))
            .findFirst()
            .orElseThrow();
    byte[] all = Files.readAllBytes(layer);
    return new String(all, (int) member.offset(), (int) member.size(), StandardCharsets.UTF_8);
  }

  @Test
  void givesCommandsTheProxiesOfTheUser() throws IOException {
    Path settings = Files.createDirectories(folder.resolve(".docker")).resolve("config.json");
    Files.writeString(settings, "{\"proxies\":{\"default\":{\"httpProxy\":\"http://proxy:1\"}}}");
    try (DockerCommands commands = commands()) {
      outcome(commands, run(image("proxied"), "echo $http_proxy $HTTP_PROXY"));
    }

    assertThat(heard).contains("http://proxy:1 http://proxy:1");
  }

  @Test
  void runsEachInWhatTheOneBeforeItLeft() throws IOException {
    Image image = image("first");
    List<Path> layers;
    try (DockerCommands commands = commands()) {
      CommandOutcome outcome =
          outcome(
              commands,
              run(
                  image,
                  "echo one > /one; echo heard; { echo $MODE $EXTRA; id -u; id -g; pwd; } > seen",
                  "cat /one /work/seen > /two; rm /one; echo $MODE $EXTRA $(id -u) $(pwd)",
                  "echo nothing"));

      assertThat(outcome.failure()).isEmpty();
      layers = outcome.layers();
      assertThat(names()).isEmpty();
      // What the engine has of it is what we have.
      String engines =
          Programs.output(
              folder,
              "sh",
              "-c",
              program() + " image inspect -f '{{.RootFS.Layers}}' " + String.join(" ", images()));
      assertThat(engines)
          .contains(Digest.of(Files.readAllBytes(layers.get(0))).toString())
          .contains(Digest.of(Files.readAllBytes(layers.get(1))).toString());
    }

    assertThat(layers).hasSize(3);
    assertThat(paths(layers.get(0))).contains("one", "work/seen");
    assertThat(content(layers.get(0), "work/seen")).isEqualTo("image for the build\n0\n0\n/work\n");
    assertThat(paths(layers.get(1))).contains("two", ".wh.one");
    assertThat(content(layers.get(1), "two")).startsWith("one\nimage for the build\n");
    assertThat(paths(layers.get(2))).isEmpty();
    assertThat(heard)
        .containsExactly(
            "sending",
            "running 0",
            "heard",
            "running 1",
            "image for the build 0 /work",
            "running 2",
            "nothing",
            "collecting");
  }

  @Test
  void keepsWhatWentWellAndWhatItBeganWithWhenOneFails() throws IOException {
    Image first = image("first");
    try (DockerCommands commands = commands()) {
      CommandOutcome outcome =
          outcome(
              commands,
              run(first, "echo kept > /kept", "seq 1 7 && exit 3", "echo never > /never"));

      assertThat(outcome.layers()).hasSize(1);
      assertThat(content(outcome.layers().get(0), "kept")).isEqualTo("kept\n");
      assertThat(outcome.failure())
          .contains(
              new CommandOutcome.Failure(
                  "it ended with the exit code 3", List.of("3", "4", "5", "6", "7")));
      assertThat(heard).doesNotContain("running 2");
      assertThat(containers()).isEmpty();
    }
    assertThat(names()).isEmpty();
    assertThat(images()).hasSize(1);
  }

  @Test
  void doesNotSendAgainWhatCommandsThatFailedBeganWith() throws IOException {
    Image first = image("first");
    try (DockerCommands commands = commands()) {
      outcome(commands, run(first, "exit 1"));
    }
    heard.clear();
    try (DockerCommands commands = commands()) {
      assertThat(outcome(commands, run(first, "exit 2")).failure()).isPresent();
    }
    assertThat(heard).containsExactly("running 0");
    List<String> kept = images();
    assertThat(kept).hasSize(1);

    // The next one that fails takes its place, and one that does not removes it.
    Image second = image("second");
    assertThat(knownLayers(second)).isEqualTo(2);
    try (DockerCommands commands = commands()) {
      assertThat(outcome(commands, run(second, "exit 1")).failure()).isPresent();
    }
    assertThat(images()).hasSize(1).isNotEqualTo(kept);
    try (DockerCommands commands = commands()) {
      assertThat(outcome(commands, run(first, "echo 1 > /1")).failure()).isEmpty();
    }
    assertThat(images()).isEmpty();
  }

  @Test
  void leavesAnImageAloneThatSomebodyNamed() throws IOException {
    Image image = image("first");
    String name = "localhost/" + RUNTIME + ":named";
    try (DockerCommands commands = commands()) {
      outcome(commands, run(image, "exit 1"));
    }
    Programs.output(folder, program(), "tag", images().get(0), name);
    try (DockerCommands commands = commands()) {
      assertThat(outcome(commands, run(image, "echo 1 > /1")).failure()).isEmpty();
    }

    assertThat(names()).containsExactly(name);
    Programs.output(folder, program(), "rmi", name);
  }

  @Test
  void keepsOnlyWhatTheLastCommandsBeganWith() throws IOException {
    try (DockerCommands commands = commands()) {
      assertThat(outcome(commands, run(image("first"), "echo 1 > /1")).failure()).isEmpty();
      assertThat(outcome(commands, run(image("second"), "exit 1")).failure()).isPresent();
    }

    assertThat(images()).hasSize(1);
    assertThat(knownLayers(image("second"))).isEqualTo(3);
  }

  @Test
  void saysWhatCannotBeStarted() throws IOException {
    CommandRun run =
        new CommandRun(RUNTIME, image("first"), List.of(List.of("/nosuch", "-c", "a")), Map.of());
    try (DockerCommands commands = commands()) {
      CommandOutcome outcome = outcome(commands, run);

      assertThat(outcome.layers()).isEmpty();
      assertThat(outcome.failure())
          .contains(
              new CommandOutcome.Failure(
                  "there is no command `/nosuch` in the image `" + RUNTIME + "`", List.of()));
      assertThat(containers()).isEmpty();
    }
  }

  @Test
  void hasNoSecretInALayer() throws IOException {
    Secret secret =
        new Secret("token-" + PID, "s3cr3t-value".getBytes(StandardCharsets.UTF_8), false);
    try (DockerCommands commands = commands(secret)) {
      CommandOutcome outcome =
          outcome(
              commands,
              run(
                  image("first"),
                  "dd if=/run/secrets/token-" + PID + " of=/used bs=6 count=1",
                  "cat /run/secrets/token-" + PID + " > /dev/null"));

      assertThat(outcome.failure()).isEmpty();
      assertThat(content(outcome.layers().get(0), "used")).isEqualTo("s3cr3t");
      for (Path layer : outcome.layers()) {
        assertThat(Files.readString(layer, StandardCharsets.ISO_8859_1))
            .doesNotContain("s3cr3t-value")
            .doesNotContain("token-" + PID);
      }
    }
    String volumes =
        Programs.output(
            folder,
            "sh",
            "-c",
            program()
                + " volume inspect -f {{.Mountpoint}} $("
                + program()
                + " volume ls -q) || true");
    assertThat(volumes.lines().map(place -> Path.of(place, "token-" + PID)))
        .noneMatch(Files::exists);
  }

  @Test
  void endsAtOnceInTheMiddleOfACommand() throws Exception {
    Image image = image("first");
    DockerCommands commands = commands();
    CompletableFuture<CommandOutcome> running =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return outcome(commands, run(image, "echo 1 > /1", "echo begun; sleep 60"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    for (int i = 0; i < 600 && !heard.contains("begun"); i++) {
      Thread.sleep(100);
    }
    commands.interrupt();

    assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(BuildInterruptedException.class);
    assertThat(containers()).isEmpty();
    commands.close();
    assertThat(images()).hasSize(1);
  }

  @Test
  void endsAtOnceWhileTheImageIsSent() throws IOException {
    Image image = image("first");
    try (DockerCommands commands = commands()) {
      assertThatThrownBy(
              () ->
                  commands.run(
                      run(image, "echo never"),
                      folder,
                      new CommandListener() {
                        @Override
                        public void sending(long bytes) {
                          commands.interrupt();
                        }
                      }))
          .isInstanceOf(BuildInterruptedException.class);
      assertThatThrownBy(() -> outcome(commands, run(image, "echo never")))
          .isInstanceOf(BuildInterruptedException.class);
    }
    assertThat(Thread.interrupted()).isFalse();
    assertThat(heard).doesNotContain("never");
  }

  @Test
  void leavesTheImagesOfAnotherBuildAlone() throws IOException {
    Image image = image("first");
    DockerCommands other = commands();
    outcome(other, run(image, "echo other > /other"));
    try (DockerCommands commands = commands()) {
      CommandOutcome outcome =
          outcome(
              commands,
              run(image, "echo mine > /mine", "cat /mine"),
              index -> {
                try {
                  // Before the first container of its own holds the image.
                  other.close();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });

      assertThat(outcome.failure()).isEmpty();
      assertThat(content(outcome.layers().get(0), "mine")).isEqualTo("mine\n");
    }
  }

  @Test
  void saysThatProgramsAreForAnotherProcessor() throws IOException {
    Platform own = Platform.linuxOn(System.getProperty("os.arch"));
    Programs.need(own.equals(Platform.LINUX_AMD64), "only made for x86-64");
    Programs.need(
        !Files.exists(Path.of("/proc/sys/fs/binfmt_misc/qemu-aarch64")),
        "there is an emulator for arm64");
    byte[] program = new byte[120];
    byte[] start = {0x7f, 'E', 'L', 'F', 2, 1, 1};
    System.arraycopy(start, 0, program, 0, start.length);
    program[16] = 2;
    program[18] = (byte) 183;
    Image image =
        TestImages.in(store.blobs())
            .platform(Platform.LINUX_ARM64)
            .layer("sh", new TestImages.Tar().folder("work").file("bin/sh", 0755, program))
            .build(configuration());
    try (DockerCommands commands = commands()) {
      assertThatThrownBy(() -> outcome(commands, run(image, "true")))
          .isInstanceOfSatisfying(
              ForeignImageException.class,
              failure -> {
                assertThat(failure.problems().get(0).message())
                    .isEqualTo("cannot run commands in an image for `linux/arm64`");
                assertThat(failure.problems().get(0).causes())
                    .containsExactly(
                        "the Docker Engine is on `linux/amd64`, and has no emulator for programs"
                            + " of other processors");
              });
      assertThat(containers()).isEmpty();
    }
  }

  @Test
  void tellsAllThatACommandWrites() throws IOException {
    Image image = image("first");
    try (DockerCommands commands = commands()) {
      long[] lines = {0};
      CommandOutcome outcome =
          commands.run(
              run(image, "yes 'a line that is written again and again' | head -c 39000000"),
              folder,
              new CommandListener() {
                @Override
                public void line(String text) {
                  lines[0]++;
                }
              });

      assertThat(outcome.failure()).isEmpty();
      assertThat(lines[0]).isEqualTo(1_000_000);
    }
  }
}
