package dev.berth.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.entry;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.yaml.InvalidSpecException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionReaderTest {

  private static final String FUNCTION = "kind: container\nname: f\nimage: app:1\n";

  @TempDir private Path folder;
  private FunctionFolder files;

  @BeforeEach
  void setUp() {
    files = new FunctionFolder(folder);
  }

  @Test
  void warmsUpWithAFunctionThatCanBeRead() {
    assertThatNoException().isThrownBy(FunctionReader::warmUp);
  }

  private static ImageSource named(String reference) {
    return new ImageSource.Named(ImageReference.parse(reference));
  }

  private TaskSettings settingsOf(String task) {
    return files.read(FUNCTION + "action: job\n" + task + "\n").task().settings();
  }

  private static ContainerSpec containerOf(FunctionRequest request) {
    return ((TaskSpec.Job) request.task()).container();
  }

  private static List<String> messages(FunctionRequest request) {
    return request.notes().stream().map(note -> note.problem().message()).toList();
  }

  private List<String> problems(Runnable reading) {
    List<String> messages = new ArrayList<>();
    assertThatExceptionOfType(BerthException.class)
        .isThrownBy(reading::run)
        .satisfies(e -> e.problems().stream().map(Problem::message).forEach(messages::add));
    return messages;
  }

  private static Map<String, String> origins(FunctionRequest request) {
    Map<String, String> origins = new LinkedHashMap<>();
    request
        .values()
        .forEach(
            value -> {
              String where =
                  value.origin() instanceof Origin.InFile file
                      ? file.place().file().getFileName() + ":" + file.place().line()
                      : value.origin().inWords();
              origins.put(value.key(), value.value() + " <- " + where);
            });
    return origins;
  }

  @Nested
  class Layouts {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "kind: container\nname: f\nimage: app:1\naction: job\nenvs: {A: b}\n",
          "kind: container\nname: f\nimage: app:1\ntask: {action: job, envs: {A: b}}\n",
          "function: {kind: container, name: f, image: 'app:1'}\naction: job\nenvs: {A: b}\n",
          "function: {kind: container, name: f, image: 'app:1'}\ntask: {action: job, envs: {A: b}}\n",
          "kind: container\nname: f\nimage: app:1\naction: job\ntask: {envs: {A: b}}\n"
        })
    void allSayTheSame(String text) {
      FunctionRequest request = files.read(text);

      assertThat(request.function().name()).isEqualTo("f");
      assertThat(containerOf(request).image()).isEqualTo(named("app:1"));
      assertThat(request.task().settings().envs()).containsExactly(entry("A", "b"));
    }

    @Test
    void aKeyStandsOnceBesideTheTaskOrInIt() {
      assertThat(problems(() -> files.read(FUNCTION + "action: job\ntask: {action: job}\n")))
          .containsExactly("`action` stands beside `task:` and in it");
    }

    @Test
    void aFileIsFoundInItsFolder() {
      assertThat(files.read(FUNCTION + "action: job\n").function().file())
          .isEqualTo(folder.resolve("function.yaml"));
    }

    @Test
    void theWholeTableOfTheReferenceIsTaken() {
      FunctionRequest request =
          files
              .withResource("function.yaml", "everything.yaml")
              .withProfile(
                  new String(FunctionFolder.resource("profile.yaml"), StandardCharsets.UTF_8))
              .read();

      TaskSpec.Serve serve = (TaskSpec.Serve) request.task();
      TaskSettings settings = serve.settings();
      assertThat(serve.container())
          .isEqualTo(
              new ContainerSpec(
                  named("ghcr.io/org/app:1.2"),
                  PullPolicy.ALWAYS,
                  List.of("python", "-m", "app"),
                  List.of("--verbose"),
                  new SecuritySpec(Optional.of(1000L), Optional.of(1000L), Optional.of(1000L))));
      assertThat(serve.replicas()).isEqualTo(2);
      assertThat(serve.service().name()).contains("api");
      assertThat(serve.service().ports()).hasToString("[80:8080]");
      assertThat(settings.volumes())
          .extracting(VolumeSpec::mountPath)
          .containsExactly("/data", "/tmp/x", "/scratch");
      assertThat(settings.resources().requests().amounts())
          .hasToString("{cpu=250m, memory=128Mi, nvidia.com/gpu=1}");
      assertThat(settings.resources().limits().amounts())
          .hasToString("{cpu=1, memory=512Mi, nvidia.com/gpu=1}");
      assertThat(settings.placement().nodeSelector())
          .containsExactly(entry("kubernetes.io/arch", "amd64"), entry("gpu", "a100"));
      assertThat(settings.placement().tolerations()).hasToString("[gpu:NoSchedule, gpu]");
      assertThat(settings.placement().runtimeClass()).contains("nvidia");
      assertThat(settings.placement().priorityClass()).contains("high");
      assertThat(settings.placement().affinity().orElseThrow().content())
          .containsOnlyKeys("nodeAffinity");
      assertThat(settings.profile().orElseThrow().templates())
          .containsExactly(
              new ProfileSpec.Template(
                  "Job",
                  Map.of(
                      "kind", "Job",
                      "apiVersion", "batch/v1",
                      "spec", Map.of("ttlSecondsAfterFinished", 600L))));
      assertThat(settings.secrets()).containsExactly("my-secret");
      assertThat(messages(request)).containsExactly("`toleration_seconds` does nothing here");
    }
  }

  @Nested
  class Dialects {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "envs: {A: '1', B: x=y}",
          "envs: [{name: A, value: 1}, {name: B, value: x=y}]",
          "envs: [A=1, B=x=y]",
          "envs: [A=1, {name: B, value: x=y}]"
        })
    void ofVariables(String task) {
      assertThat(settingsOf(task).envs()).containsExactly(entry("A", "1"), entry("B", "x=y"));
    }

    @Test
    void ofOneVariable() {
      assertThat(settingsOf("envs: A=b").envs()).containsExactly(entry("A", "b"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "resources: {limits: {cpu: 2, memory: 4Gi}, requests: {cpu: 2, memory: 4Gi}}",
          "resources: {limits: {cpu: 2, mem: 4Gi}, requests: {cpu: 2, mem: 4Gi}}",
          "resources: {cpu: {requests: 2, limits: 2}, mem: {requests: 4Gi, limits: 4Gi}}",
          "resources: {cpu: '2', memory: {requests: 4Gi, limits: 4Gi}}",
          "resources: {cpu: 2, mem: 4Gi}"
        })
    void ofResources(String task) {
      ResourcesSpec resources = settingsOf(task).resources();

      assertThat(resources.requests().amounts()).hasToString("{cpu=2, memory=4Gi}");
      assertThat(resources.limits()).isEqualTo(resources.requests());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "resources: {gpu: 1}",
          "resources: {gpu: {limits: 1}}",
          "resources: {limits: {gpu: 1}}",
          "resources: {requests: {nvidia.com/gpu: 1}}"
        })
    void ofDevicesOfWhichRequestAndLimitAreTheSame(String task) {
      ResourcesSpec resources = settingsOf(task).resources();

      assertThat(resources.requests().devices()).containsExactly(entry("nvidia.com/gpu", 1L));
      assertThat(resources.limits()).isEqualTo(resources.requests());
    }

    @Test
    void ofAScratchDisk() {
      assertThat(settingsOf("resources: {disk: 10Gi}").resources().disk())
          .contains(Quantity.parse("10Gi"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "node_selector: {gpu: a100, kubernetes.io/arch: amd64}",
          "nodeSelector: {gpu: a100, kubernetes.io/arch: amd64}",
          "node_selector: [{key: gpu, value: a100}, {key: kubernetes.io/arch, value: amd64}]"
        })
    void ofLabels(String task) {
      assertThat(settingsOf(task).placement().nodeSelector())
          .containsExactly(entry("gpu", "a100"), entry("kubernetes.io/arch", "amd64"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight:"
              + " 1, podAffinityTerm: {topologyKey: zone, labelSelector: {matchLabels: {a: b}}}}]}}",
          "affinity: {pod_anti_affinity: {preferred_during_scheduling_ignored_during_execution:"
              + " [{weight: 1, pod_affinity_term: {topology_key: zone, label_selector:"
              + " {match_labels: {a: b}}}}]}}"
        })
    void ofAffinityWhichAreKubernetesOwnAtLast(String task) {
      assertThat(settingsOf(task).placement().affinity().orElseThrow().content())
          .isEqualTo(
              Map.of(
                  "podAntiAffinity",
                  Map.of(
                      "preferredDuringSchedulingIgnoredDuringExecution",
                      List.of(
                          Map.of(
                              "weight",
                              1L,
                              "podAffinityTerm",
                              Map.of(
                                  "topologyKey",
                                  "zone",
                                  "labelSelector",
                                  Map.of("matchLabels", Map.of("a", "b"))))))));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "tolerations: [{key: a, operator: Equal, value: b, effect: NoExecute, tolerationSeconds: 9}]",
          "tolerations: [{key: a, value: b, effect: NoExecute, toleration_seconds: 9}]"
        })
    void ofTolerations(String task) {
      assertThat(settingsOf(task).placement().tolerations())
          .containsExactly(
              new TolerationSpec(
                  Optional.of("a"),
                  "Equal",
                  Optional.of("b"),
                  Optional.of("NoExecute"),
                  Optional.of(9L)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "service_ports: [{port: 80, target_port: 8080}, {port: 443, target_port: 443}]",
          "servicePorts: [{port: 80, targetPort: 8080}, {port: 443}]",
          "service_ports: ['80:8080', 443]",
          "service_ports: [80:8080, '443/tcp']"
        })
    void ofPorts(String task) {
      FunctionRequest request = files.read(FUNCTION + "action: serve\n" + task + "\n");

      assertThat(((TaskSpec.Serve) request.task()).service().ports())
          .hasToString("[80:8080, 443:443]");
    }

    @Test
    void ofAPortThatSaysEverything() {
      FunctionRequest request =
          files.read(
              FUNCTION
                  + "action: serve\n"
                  + "service_ports: [{port: 53, targetPort: 5353, protocol: UDP, name: dns,"
                  + " nodePort: 30053}]\n");

      assertThat(((TaskSpec.Serve) request.task()).service().ports())
          .containsExactly(
              new ServicePort(53, 5353, "UDP", Optional.of("dns"), Optional.of(30053)));
    }

    @Test
    void knowsThatDockersNotationMeansAPortOfTheComputer() {
      FunctionRequest request =
          files.read(
              "kind: container\nname: demo\nimage: busybox:1\naction: serve\n"
                  + "service_ports: ['8080:80', {port: 90}]\n");

      assertThat(((TaskSpec.Serve) request.task()).service().ports())
          .containsExactly(
              new ServicePort(8080, 80, "TCP", Optional.empty(), Optional.empty(), true),
              new ServicePort(90, 90, "TCP", Optional.empty(), Optional.empty(), false));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "command: python -m 'my app'",
          "command: [python, -m, my app]",
          "command:\n  - python\n  - -m\n  - my app"
        })
    void ofCommands(String task) {
      assertThat(containerOf(files.read(FUNCTION + "action: job\n" + task + "\n")).command())
          .containsExactly("python", "-m", "my app");
    }

    @Test
    void ofUsersOfWhomRootIsOne() {
      FunctionRequest request =
          files.read(FUNCTION + "action: job\nrun_as_user: 0\nrunAsGroup: 0\nfsGroup: 0\n");

      assertThat(containerOf(request).security())
          .isEqualTo(new SecuritySpec(Optional.of(0L), Optional.of(0L), Optional.of(0L)));
    }
  }

  @Nested
  class Volumes {

    static Stream<Arguments> volumes() {
      return Stream.of(
          Arguments.of("{name: v, mountPath: /v}", "empty_dir v"),
          Arguments.of("{name: v, volume_type: empty_dir, mount_path: /v/}", "empty_dir v"),
          Arguments.of("{name: v, type: volume, target: /v}", "persistent_volume_claim v"),
          Arguments.of("v:/v", "persistent_volume_claim v"),
          Arguments.of("v:/v:ro", "persistent_volume_claim v, read only"),
          Arguments.of("v:/v:rw", "persistent_volume_claim v"),
          Arguments.of("/v", "empty_dir v"),
          Arguments.of(
              "{name: v, volumeType: shared_volume, mountPath: /v, spec: {claimName: c},"
                  + " readOnly: true}",
              "shared_volume v, read only"),
          Arguments.of(
              "{name: v, volume_type: image, mount_path: /v, spec: {image: 'a:1', subPath: x}}",
              "image v, only x"),
          Arguments.of("./d:/v", "FOLDER/d"),
          Arguments.of("../d:/v:ro", "ABOVE/d, read only"),
          Arguments.of("/d/:/v", "/d"),
          Arguments.of("{host_path: d, mount_path: /v}", "FOLDER/d"),
          Arguments.of("{volume_type: bind, mount_path: /v, spec: {path: /d}}", "/d"),
          Arguments.of("{volume_type: host_path, mount_path: /v, hostPath: /d}", "/d"));
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void areWrittenInManyWays(String text, String expected) {
      String shown =
          expected
              .replace("FOLDER", folder.toString())
              .replace("ABOVE", String.valueOf(folder.getParent()));

      assertThat(settingsOf("volumes:\n  - " + text).volumes())
          .singleElement()
          .hasToString(shown)
          .extracting(VolumeSpec::mountPath)
          .isEqualTo("/v");
    }

    @Test
    void haveSizes() {
      assertThat(
              settingsOf(
                      """
                      volumes:
                        - {volume_type: ephemeral, name: a, mount_path: /a, spec: {size: 1Gi, storageClass: fast}}
                        - {volume_type: empty_dir, name: b, mount_path: /b, spec: {sizeLimit: 1Mi, medium: Memory}}
                        - {volume_type: persistent_volume_claim, name: c, mount_path: /c, spec: {size: 2e3, storage_class: slow}}
                      """)
                  .volumes())
          .extracting(VolumeSpec::source)
          .containsExactly(
              new VolumeSource.Ephemeral(Optional.of(Quantity.parse("1Gi")), Optional.of("fast")),
              new VolumeSource.EmptyDir(Optional.of(Quantity.parse("1Mi")), true),
              new VolumeSource.PersistentVolumeClaim(
                  Optional.of(Quantity.parse("2e3")), Optional.of("slow"), Optional.empty()));
    }

    @Test
    void areNamedAfterTheirPlaceWhenNobodyNamesThem() {
      assertThat(settingsOf("volumes: [./a:/Data/in_1]").volumes())
          .extracting(VolumeSpec::name)
          .containsExactly("data-in-1");
    }

    @Test
    void mayBeMountedTwice() {
      assertThat(settingsOf("volumes: ['v:/a', 'v:/b:ro']").volumes()).hasSize(2);
    }
  }

  @Nested
  class Sources {

    private SourceSpec source(String keys) {
      return files.read(FUNCTION + "action: job\n" + keys + "\n").function().source().orElseThrow();
    }

    private static String text(SourceSpec source) {
      var inline = (SourceContent.Inline) source.content().orElseThrow();
      return source.fileName(inline) + ": " + new String(inline.bytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "code: print(1)\nlang: python\nhandler: run",
          "base64: cHJpbnQoMSk=\nlang: python\nhandler: run",
          "base64: |\n  cHJp\n  bnQoMSk=\nlang: python\nhandler: run",
          "source: {code: print(1), lang: python, handler: run}",
          "source: {source: main.py, base64: cHJpbnQoMSk=, lang: python, handler: run}",
          "code_src: main.py\ncode: print(1)\nlang: python\nhandler: run",
          "code: print(1)\nbase64: AAAA\nsource: {lang: python}\nhandler: run"
        })
    void standInTheFile(String keys) {
      SourceSpec source = source(keys);

      assertThat(text(source)).isEqualTo("main.py: print(1)");
      assertThat(source.handler()).contains("run");
      assertThat(source.language()).contains(SourceLanguage.PYTHON);
    }

    @Test
    void areFilesAndFolders() {
      files.with("src/main.py", "print(1)");

      assertThat(source("code_src: src").content())
          .contains(new SourceContent.Local(folder.resolve("src")));
      assertThat(source("source: {source: src/main.py}").content())
          .contains(new SourceContent.Local(folder.resolve("src/main.py")));
    }

    @Test
    void areAddresses() {
      assertThat(source("code_src: 'git+https://example.org/r#main'").content())
          .contains(new SourceContent.Remote("git+https://example.org/r#main"));
    }
  }

  @Nested
  class Builds {

    private TaskSpec.Build build(String text) {
      return (TaskSpec.Build) files.read("kind: container\nname: f\naction: build\n" + text).task();
    }

    @Test
    void beginWithTheBaseImageAndMakeTheImage() {
      TaskSpec.Build build = build("base_image: python:3.11\nimage: localhost:5000/me/app:1\n");

      assertThat(build.base()).contains(named("python:3.11"));
      assertThat(build.target().orElseThrow()).hasToString("localhost:5000/me/app:1");
    }

    @Test
    void beginWithTheFunctionsImageWhenThereIsNoOther() {
      FunctionRequest request = files.read(FUNCTION + "task: {action: build, image: 'new:1'}\n");

      TaskSpec.Build build = (TaskSpec.Build) request.task();
      assertThat(build.base()).contains(named("app:1"));
      assertThat(build.target()).contains(ImageReference.parse("new:1"));
      assertThat(messages(request)).containsExactly("the function's `image` is built on");
      assertThat(origins(request))
          .containsEntry("base_image", "docker.io/library/app:1 <- function.yaml:3")
          .containsEntry("image", "docker.io/library/new:1 <- function.yaml:4")
          .doesNotContainKey("function.image");
    }

    @Test
    void beginWithARuntime() {
      assertThat(build("runtime: demo:v1\nimage: app:1\n").base())
          .contains(new ImageSource.Runtime("demo:v1"));
      assertThat(build("runtime: ./demo\n").base())
          .contains(new ImageSource.Runtime(folder.resolve("demo").toString()));
    }

    @Test
    void beginWithTheirInstructionsOrADockerfile() {
      assertThat(build("instructions: ['FROM debian:12', 'echo hi']\n").base()).isEmpty();
      assertThat(build("lang: dockerfile\ncode: FROM debian:12\n").base()).isEmpty();
    }

    @Test
    void takeCommandsAndLinesOfADockerfile() {
      assertThat(
              build(
                      "base_image: a\n"
                          + "instructions: ['apt install git -y', 'ENV A=b', env A=b make, 'RUN x',"
                          + " Run]\n")
                  .instructions())
          .hasToString("[RUN apt install git -y, ENV A=b, RUN env A=b make, RUN x, RUN Run]");
    }
  }

  @Nested
  class Levels {

    @Test
    void countOneAfterTheOther() {
      FunctionRequest request =
          files
              .with(
                  "function.yaml",
                  """
                  kind: container
                  name: f
                  runtime: demo
                  command: [run]
                  envs: {A: function, B: function, C: function}
                  replicas: 2
                  resources: {limits: {cpu: 2, memory: 1Gi}}
                  volumes: [v:/a, v:/b]
                  service_ports: [80]
                  """)
              .withTask(
                  """
                  action: serve
                  image: app:2
                  envs: {B: task, C: task}
                  replicas: 3
                  volumes: [w:/b]
                  service_ports: [81]
                  """)
              .set("envs.C=option")
              .set("resources.limits.cpu=4")
              .option("--secret", "secrets", "s")
              .option("--secret", "secrets", "t")
              .option("--publish", "service_ports", "82:80")
              .option("--publish", "service_ports", "83")
              .option("--image-pull-policy", "image_pull_policy", "Never")
              .read();

      assertThat(origins(request))
          .containsExactly(
              entry("name", "f <- function.yaml:2"),
              entry("action", "serve <- task.yaml:1"),
              entry("image", "docker.io/library/app:2 <- task.yaml:2"),
              entry("image_pull_policy", "Never <- --image-pull-policy"),
              entry("command", "[run] <- function.yaml:4"),
              entry("replicas", "3 <- task.yaml:4"),
              entry("service_ports", "82:80, 83:83 <- --publish"),
              entry("service_type", "NodePort <- default"),
              entry("envs.A", "function <- function.yaml:5"),
              entry("envs.B", "task <- task.yaml:3"),
              entry("envs.C", "option <- --set"),
              entry("secrets.s", "s <- --secret"),
              entry("secrets.t", "t <- --secret"),
              entry("volumes./a", "persistent_volume_claim v <- function.yaml:8"),
              entry("volumes./b", "persistent_volume_claim w <- task.yaml:5"),
              entry("resources.limits.cpu", "4 <- --set"),
              entry("resources.limits.memory", "1Gi <- function.yaml:7"));
      assertThat(request.originOf("resources.limits")).contains(new Origin.Option("--set"));
      assertThat(request.originOf("affinity")).isEmpty();
    }

    @Test
    void sayWhichImageWhateverTheOthersSay() {
      assertThat(
              containerOf(
                      files
                          .with("function.yaml", FUNCTION + "action: job\n")
                          .set("runtime=demo@3f2a")
                          .read())
                  .image())
          .isEqualTo(new ImageSource.Runtime("demo@3f2a"));
    }

    @Test
    void haveArgumentsFromTheCommandLineAsTheyAre() {
      FunctionRequest request =
          files
              .with("function.yaml", FUNCTION + "action: job\nargs: [a, b]\n")
              .arguments("[x]", "--y", "")
              .read();

      assertThat(containerOf(request).args()).containsExactly("[x]", "--y", "");
    }

    @Test
    void takeAVariableFromThisComputerWithoutShowingIt() {
      FunctionRequest request =
          files
              .with("function.yaml", FUNCTION + "action: job\n")
              .withVariable("TOKEN", "s3cret")
              .option("--env", "envs", "TOKEN")
              .read();

      assertThat(request.task().settings().envs()).containsExactly(entry("TOKEN", "s3cret"));
      assertThat(origins(request))
          .containsEntry("envs.TOKEN", "**** <- --env TOKEN, from this computer's environment");
    }

    @Test
    void takeRelativePathsFromWhereTheyAreSaid() {
      FunctionRequest request =
          files
              .with("sub/function.yaml", "")
              .with("function.yaml", FUNCTION + "action: job\nvolumes: [./a:/a]\n")
              .option("--volume", "volumes", "./b:/b")
              .read();

      assertThat(request.task().settings().volumes())
          .hasToString("[" + folder.resolve("a") + ", " + folder.resolve("b") + "]");
    }
  }

  @Nested
  class Options {

    private FunctionRequest set(String assignment) {
      return new FunctionFolder(folder)
          .with("function.yaml", FUNCTION + "action: serve\n")
          .set(assignment)
          .read();
    }

    private List<String> problemsOf(String assignment) {
      return problems(() -> set(assignment));
    }

    @Test
    void takeListsAndMapsAsYaml() {
      assertThat(
              set("volumes=[{name: v, type: volume, mountPath: /v}]").task().settings().volumes())
          .hasToString("[persistent_volume_claim v]");
      assertThat(set("envs={A: b}").task().settings().envs()).containsEntry("A", "b");
    }

    @Test
    void takeTheEntriesOfAListOneByOne() {
      TaskSpec.Build build =
          (TaskSpec.Build)
              new FunctionFolder(folder)
                  .with("function.yaml", FUNCTION + "base_image: b\naction: build\n")
                  .option("--instruction", "instructions", "[ -e a ] || echo b")
                  .option("--instruction", "instructions", "ENV A=b")
                  .read()
                  .task();

      assertThat(build.instructions()).hasToString("[RUN [ -e a ] || echo b, ENV A=b]");
      assertThat(
              new FunctionFolder(folder)
                  .with("function.yaml", FUNCTION + "action: job\n")
                  .set("tolerations={key: gpu, operator: Exists}")
                  .read()
                  .task()
                  .settings()
                  .placement()
                  .tolerations())
          .hasSize(1);
    }

    @Test
    void takeTextsAsTheyAre() {
      assertThat(set("envs.A=[b]").task().settings().envs()).containsEntry("A", "[b]");
      assertThat(set("envs.A=").task().settings().envs()).containsEntry("A", "");
      assertThat(set("envs.A=#b: c").task().settings().envs()).containsEntry("A", "#b: c");
    }

    @Test
    void reachKeysWithDots() {
      assertThat(set("node_selector.kubernetes.io/arch=amd64").task().settings().placement())
          .extracting(PlacementSpec::nodeSelector)
          .isEqualTo(Map.of("kubernetes.io/arch", "amd64"));
      assertThat(set("nodeSelector.gpu=a").task().settings().placement().nodeSelector())
          .containsKey("gpu");
      assertThat(set("resources.limits.nvidia.com/gpu=2").task().settings().resources().limits())
          .hasToString("ResourceList[amounts={nvidia.com/gpu=2}]");
    }

    @Test
    void areCheckedAsFilesAre() {
      assertThat(problemsOf("replcas=2")).containsExactly("unknown key `replcas`");
      assertThat(problemsOf("resources.limit.cpu=2")).containsExactly("unknown key `limit`");
      assertThat(problemsOf("replicas=two")).containsExactly("`replicas` cannot be the text `two`");
      assertThat(problemsOf("replicas=0")).containsExactly("`replicas` cannot be the number `0`");
      assertThat(problemsOf("resources.limits.memory=1GB"))
          .containsExactly("`resources.limits.memory` cannot be `1GB`");
      assertThat(problemsOf("volumes=[{name: v}]"))
          .containsExactly("`volumes.mount_path` is missing");
      assertThat(problemsOf("volumes=[")).containsExactly("not valid YAML");
      assertThat(problemsOf("volumes.a=b")).containsExactly("`volumes` has no keys");
      assertThat(problemsOf("replicas.a=b")).containsExactly("`replicas` has no keys");
      assertThat(problemsOf("envs.1=b")).containsExactly("a key of `envs` cannot be `1`");
      assertThat(problemsOf("volumes=~/a:/b")).containsExactly("not a volume: `~/a:/b`");
      assertThat(problemsOf("resources.limits.memory=64m"))
          .containsExactly("bytes cannot be divided: `64m`");
    }

    @Test
    void sayWhichOneIsWrong() {
      files.with("function.yaml", FUNCTION + "action: job\n").option("--replicas", "replicas", "x");

      assertThatExceptionOfType(InvalidOptionsException.class)
          .isThrownBy(files::read)
          .satisfies(
              e ->
                  assertThat(e.problems())
                      .containsExactly(
                          Problem.of("`replicas` cannot be the text `x`")
                              .because("given by `--replicas`")
                              .because("expected a whole number from 1 to 1000")));
    }

    @Test
    void nameVariablesThatAreThere() {
      assertThat(
              problems(
                  () ->
                      files
                          .with("function.yaml", FUNCTION + "action: job\n")
                          .option("--env", "envs", "TOKEN")
                          .read()))
          .containsExactly("the environment variable `TOKEN` is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "=b", "a b=c"})
    void haveAKeyAndAValue(String text) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> TaskOptions.Assignment.set(text))
          .withMessage("`" + text + "`: expected KEY=VALUE, such as `resources.limits.cpu=2`");
    }
  }

  @Nested
  class Profiles {

    private static final String TASK =
        """
        action: job
        profile: p
        resources: {limits: {cpu: 2, memory: 1Gi}}
        node_selector: {disk: ssd, gpu: none}
        tolerations: [{key: a, operator: Exists}]
        runtime_class: mine
        """;

    @Test
    void countMoreThanFilesAndLessThanOptions() {
      FunctionRequest request =
          files
              .with("function.yaml", FUNCTION)
              .withTask(TASK)
              .withProfile(
                  """
                  id: p
                  resources: {limits: {cpu: 4, memory: 2Gi}}
                  nodeSelector: {gpu: a100}
                  tolerations: [{key: b, operator: Exists}]
                  """)
              .set("resources.limits.memory=3Gi")
              .read();

      assertThat(origins(request))
          .containsEntry("profile", "p <- profile.yaml:1")
          .containsEntry("resources.limits.cpu", "4 <- profile.yaml:2")
          .containsEntry("resources.limits.memory", "3Gi <- --set")
          .containsEntry("node_selector.disk", "ssd <- task.yaml:4")
          .containsEntry("node_selector.gpu", "a100 <- profile.yaml:3")
          .containsEntry("tolerations.a", "a <- task.yaml:5")
          .containsEntry("tolerations.b", "b <- profile.yaml:4")
          .containsEntry("runtime_class", "mine <- task.yaml:6");
      assertThat(messages(request))
          .containsExactly(
              "the profile `p` replaces `resources.limits.cpu`",
              "the profile `p` replaces `resources.limits.memory`",
              "the profile `p` replaces `node_selector.gpu`");
    }

    @Test
    void apply_whenTheirFileIsGiven() {
      FunctionRequest request =
          files
              .with("function.yaml", FUNCTION + "action: job\n")
              .withProfile("id: p\nenvs: {A: b}\nsecrets: [s]\nimagePullPolicy: Always\n")
              .read();

      assertThat(request.task().settings().envs()).containsEntry("A", "b");
      assertThat(request.task().settings().profile().orElseThrow().id()).isEqualTo("p");
      assertThat(containerOf(request).pullPolicy()).isEqualTo(PullPolicy.ALWAYS);
    }

    @Test
    void areKnownOrRefused() {
      assertThat(problems(() -> files.read(FUNCTION + TASK)))
          .containsExactly("the profile `p` is not known");
      assertThat(
              problems(
                  () -> files.with("function.yaml", FUNCTION + TASK).withProfile("id: q\n").read()))
          .containsExactly("the profile `p` is asked for");
    }
  }

  @Nested
  class Notes {

    private FunctionRequest read(String action, String task) {
      return files.read(
          FUNCTION + "base_image: b\naction: " + action + "\ntask:\n  " + task + "\n");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "replicas: 2",
          "service_ports: [80]",
          "service_type: NodePort",
          "service_name: a",
          "instructions: [a]",
          "base_image: c"
        })
    void nameWhatDoesNothingForAJob(String task) {
      String key = task.substring(0, task.indexOf(':'));

      FunctionRequest request = read("job", task);

      assertThat(messages(request))
          .containsExactly("`" + key + "` does nothing with the action `job`");
      assertThat(request.notes()).extracting(Note::key).containsExactly(key);
      assertThat(origins(request)).doesNotContainKey(key);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "replicas: 2",
          "args: [a]",
          "run_as_user: 1",
          "fs_group: 1",
          "service_ports: []"
        })
    void nameWhatDoesNothingForABuild(String task) {
      assertThat(messages(read("build", task))).hasSize(1);
    }

    @Test
    void areNotMadeOfWhatTheFunctionHasForOtherActions() {
      assertThat(files.read(FUNCTION + "base_image: b\ncommand: a\naction: build\n").notes())
          .isEmpty();
      assertThat(files.read(FUNCTION + "base_image: b\ncommand: a\naction: job\n").notes())
          .isEmpty();
    }

    @Test
    void sayThatNoShellRunsTheCommand() {
      FunctionRequest request = files.read(FUNCTION + "action: job\ncommand: a && b\n");

      assertThat(messages(request)).containsExactly("no shell runs `command`");
      assertThat(containerOf(request).command()).containsExactly("a", "&&", "b");
    }

    @Test
    void sayWhatIsOnlyTakenAndWhatCountsLess() {
      assertThat(
              messages(
                  files.read(FUNCTION + "action: job\nembedded: true\ncode: a\nbase64: AAAA\n")))
          .containsExactly("`embedded` does nothing", "`base64` does nothing");
    }
  }

  @Test
  void allErrorsOfAllFilesAreToldAtOnceFromTopToBottom() {
    files
        .with("function.yaml", "kind: container\nname: ''\nimag: a\n")
        .withTask("action: jump\nreplicas: x\n")
        .withProfile("id: p\nsize: 1\n");

    assertThat(problems(files::read))
        .containsExactly(
            "`name` cannot be an empty text",
            "unknown key `imag`",
            "`action` cannot be `jump`",
            "`replicas` cannot be the text `x`",
            "unknown key `size`");
  }

  @Test
  void filesMustBeThere() {
    assertThatExceptionOfType(InvalidSpecException.class)
        .isThrownBy(files::read)
        .withMessage("cannot find `function.yaml` in `" + folder + "`");
  }
}
