package dev.berth.core.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.core.io.Environment;
import dev.berth.core.io.WebClient;
import dev.berth.core.io.WebSettings;
import dev.berth.core.layer.DistributionLayers;
import dev.berth.core.layer.DistributionListener;
import dev.berth.core.layer.Layer;
import dev.berth.core.layer.LayerOrigin;
import dev.berth.core.lock.DistributionMirrors;
import dev.berth.core.lock.HostAptSources;
import dev.berth.core.lock.ImageBaseResolver;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.LockedPython;
import dev.berth.core.lock.LockedRequirements;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How commands become layers, whichever engine runs them. */
class ImageBuilderTest {

  private static final Environment NOTHING_SET = new Environment(Map.of());

  @TempDir private Path folder;
  private Store store;
  private Digest base;
  private final Engine engine = new Engine();
  private final List<String> heard = new ArrayList<>();
  private Optional<Instant> epoch = Optional.empty();
  private boolean useCache = true;

  @BeforeEach
  void prepare() throws IOException {
    store = Store.open(folder.resolve("store"));
    base =
        TestImages.in(store.blobs())
            .layer("a base", new TestImages.Tar().folder("usr"))
            .build("sh")
            .descriptor()
            .digest();
  }

  /** Says that it ran everything; a command {@code false} fails. */
  private static final class Engine implements CommandRunner {

    private final List<CommandRun> runs = new ArrayList<>();
    private int prepared;

    @Override
    public void prepare() {
      prepared++;
    }

    @Override
    public CommandOutcome run(CommandRun run, Path scratch, CommandListener listener)
        throws IOException {
      runs.add(run);
      List<Path> layers = new ArrayList<>();
      for (List<String> words : run.commands()) {
        String line = words.get(words.size() - 1);
        listener.running(layers.size());
        listener.line("running " + line);
        if (line.equals("false")) {
          return new CommandOutcome(
              layers,
              Optional.of(
                  new CommandOutcome.Failure(
                      "it ended with the exit code 1", List.of("no", "really"))));
        }
        layers.add(
            Files.write(
                scratch.resolve("layer" + layers.size()),
                new TestImages.Tar().file("wrote", 0644, line).bytes()));
      }
      return new CommandOutcome(layers, Optional.empty());
    }

    private List<List<String>> commands() {
      return runs.stream().map(CommandRun::commands).flatMap(List::stream).toList();
    }
  }

  private ImagePlan plan(String dependencies, String... files) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("runtime.yaml"),
            """
            name: demo
            environment:
              docker: {image: 'oci:base'}
              vars: {MODE: fast}
              workdir: /app
            dependencies:
            """
                + dependencies);
    RuntimeSpec spec = new RuntimeSpecReader(name -> Optional.empty()).read(file);
    List<LockedFile> locked = new ArrayList<>();
    for (String path : files) {
      byte[] bytes = Files.readAllBytes(folder.resolve(path));
      locked.add(new LockedFile(path, path, false, bytes.length, Digest.of(bytes)));
    }
    RuntimeLock lock =
        new RuntimeLock(
            "demo",
            LockedRequirements.NONE,
            List.of(
                new LockedPlatform(
                    Platform.LINUX_AMD64,
                    new LockedBase.Image("oci:base", base),
                    new LockedPython(PythonVersion.parse("3.11"), "/usr/bin/python3.11", "2.36"),
                    List.of(),
                    List.of(),
                    List.of(),
                    locked)));
    return new ImagePlanner(
            store,
            new ImageBaseResolver(
                store,
                () -> {
                  throw new AssertionError("nobody needs an Engine for a base that is there");
                }),
            new DistributionLayers(
                store,
                DistributionMirrors.of(NOTHING_SET, HostAptSources.none()),
                DistributionListener.none()))
        .plan(new BuildRequest(spec, lock, Platform.LINUX_AMD64, useCache, epoch));
  }

  private BuildResult build(ImagePlan plan) throws IOException {
    return new ImageBuilder(
            store,
            new Fetcher(store.blobs(), new WebClient(WebSettings.of(NOTHING_SET, folder))),
            engine,
            new BuildListener() {
              @Override
              public void running(CommandLayer command) {
                heard.add(command.title());
              }

              @Override
              public void line(String text) {
                heard.add(text);
              }
            },
            2)
        .build(plan);
  }

  private static List<String> titles(BuildResult result) {
    return result.layers().stream().map(Layer::title).toList();
  }

  private static List<String> slots(ImagePlan plan) {
    return plan.layers().stream().map(PlannedLayer::origin).map(LayerOrigin::slot).toList();
  }

  private static List<String> reasons(ImagePlan plan) {
    return plan.layers().stream().map(layer -> layer.reason().orElse("cached")).toList();
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void runsEachCommandInWhatIsListedAboveIt() throws IOException {
    file("a", "1");
    file("b", "2");
    ImagePlan plan =
        plan(
            """
              - files: [{src: a, dest: a}]
              - commands: [one, two]
              - files: [{src: b, dest: b}]
              - commands: ["three\\n\\tlines  long"]
            """,
            "a",
            "b");

    assertThat(slots(plan))
        .containsExactly("files", "environment", "command 1", "command 2", "files 2", "command 3");
    BuildResult result = build(plan);

    assertThat(titles(result))
        .containsExactly(
            "a", "environment of Python 3.11", "RUN one", "RUN two", "b", "RUN three lines long");
    assertThat(engine.prepared).isEqualTo(1);
    assertThat(engine.commands())
        .containsExactly(
            List.of("/bin/sh", "-c", "one"),
            List.of("/bin/sh", "-c", "two"),
            List.of("/bin/sh", "-c", "three\n\tlines  long"));
    // The base has a layer of its own.
    assertThat(engine.runs)
        .extracting(run -> run.image().manifest().layers().size())
        .containsExactly(3, 6);
    assertThat(heard)
        .containsExactly(
            "RUN one",
            "running one",
            "RUN two",
            "running two",
            "RUN three lines long",
            "running three\n\tlines  long");
    assertThat(result.image().config().history())
        .extracting(step -> step.createdBy().orElse(""))
        .endsWith("berth: RUN two", "berth: b", "berth: RUN three lines long");
  }

  @Test
  void tellsCommandsTheTimeThatFilesGet() throws IOException {
    epoch = Optional.of(Instant.ofEpochSecond(1_700_000_000));

    build(plan("  - commands: [one]\n"));

    assertThat(engine.runs.get(0).variables())
        .isEqualTo(
            Map.of(
                "SOURCE_DATE_EPOCH",
                "1700000000",
                "PYTHONDONTWRITEBYTECODE",
                "1",
                "DEBIAN_FRONTEND",
                "noninteractive"));
    assertThat(engine.runs.get(0).image().config().execution().env()).contains("MODE=fast");
    assertThat(engine.runs.get(0).image().config().execution().workingDir()).contains("/app");
  }

  @Test
  void runsNothingAgainWhoseInputsAreTheSame() throws IOException {
    file("a", "1");
    String dependencies =
        """
          - commands: [one, two]
          - files: [{src: a, dest: a}]
        """;
    BuildResult first = build(plan(dependencies, "a"));

    assertThat(reasons(plan(dependencies, "a"))).containsOnly("cached");
    assertThat(build(plan(dependencies, "a")).image()).isEqualTo(first.image());
    file("a", "2");
    ImagePlan changed = plan(dependencies, "a");

    assertThat(reasons(changed).subList(0, 3)).containsOnly("cached");
    build(changed);
    assertThat(engine.runs).hasSize(1);
    assertThat(engine.prepared).isEqualTo(1);
  }

  @Test
  void runsACommandAgainWhenAFileAboveItChanged() throws IOException {
    file("a", "1");
    String dependencies =
        """
          - files: [{src: a, dest: a}]
          - commands: [one]
        """;
    build(plan(dependencies, "a"));
    file("a", "2");

    ImagePlan changed = plan(dependencies, "a");

    assertThat(reasons(changed).get(1)).isEqualTo("cached");
    assertThat(reasons(changed).get(2)).startsWith("`what is below sha256:").contains(" became ");
    build(changed);
    assertThat(engine.runs).hasSize(2);
  }

  @Test
  void runsCommandsFromTheFirstOneThatChanged() throws IOException {
    build(plan("  - commands: [one, two, three]\n"));

    ImagePlan changed = plan("  - commands: [one, zwei, three]\n");

    assertThat(reasons(changed))
        .containsExactly(
            "cached", "cached", "`RUN two` became `RUN zwei`", "a command before it runs");
    build(changed);
    assertThat(engine.runs.get(1).commands())
        .containsExactly(List.of("/bin/sh", "-c", "zwei"), List.of("/bin/sh", "-c", "three"));
    assertThat(engine.runs.get(1).image().manifest().layers()).hasSize(3);
  }

  @Test
  void runsAllOfThemWithoutTheCache() throws IOException {
    build(plan("  - commands: [one]\n"));
    useCache = false;

    build(plan("  - commands: [one]\n"));

    assertThat(engine.runs).hasSize(2);
  }

  @Test
  void keepsWhatCommandsWroteWhenALaterOneFails() throws IOException {
    ImagePlan plan = plan("  - commands: [one, 'false', three]\n");

    CommandException failure = catchThrowableOfType(CommandException.class, () -> build(plan));

    assertThat(failure.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).isEqualTo("a command failed: `false`");
              assertThat(problem.where().orElseThrow().line()).isEqualTo(7);
              assertThat(problem.causes())
                  .containsExactly("it ended with the exit code 1", "no", "really");
              assertThat(problem.hint()).isEmpty();
            });
    build(plan("  - commands: [one, two]\n"));
    assertThat(engine.runs.get(1).commands()).containsExactly(List.of("/bin/sh", "-c", "two"));
  }

  @Test
  void saysWherePackagesBelongWhenThereIsNoPip() throws IOException {
    CommandLayer command =
        (CommandLayer) plan("  - commands: [pip install torch]\n").layers().get(1).origin();
    CommandOutcome.Failure failure =
        new CommandOutcome.Failure(
            "it ended with the exit code 127", List.of("/bin/sh: 1: pip: not found"));

    assertThat(CommandException.failed(command, failure).problems().get(0).hint())
        .contains("list the packages under `pip:`; or `pip` itself, to have it there");
  }

  @Test
  void isAnotherVersionWithOtherCommands() throws IOException {
    file("a", "1");
    Digest none = plan("  - files: [{src: a, dest: a}]\n", "a").version();
    Digest before = plan("  - commands: [one]\n  - files: [{src: a, dest: a}]\n", "a").version();
    Digest after = plan("  - files: [{src: a, dest: a}]\n  - commands: [one]\n", "a").version();

    assertThat(List.of(none, before, after)).doesNotHaveDuplicates();
  }
}
