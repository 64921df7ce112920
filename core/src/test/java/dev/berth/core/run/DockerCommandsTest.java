package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.build.CommandListener;
import dev.berth.core.build.CommandRun;
import dev.berth.core.build.Image;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineException;
import dev.berth.core.docker.FakeDockerEngine;
import dev.berth.core.docker.FakeDockerEngine.Fault;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ExecutionConfig;
import dev.berth.core.publish.Publishers;
import dev.berth.core.store.Store;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The end of builds whose commands cannot be run: this Engine makes no containers. */
@Timeout(20)
class DockerCommandsTest {

  private static final Problem LEFT =
      Problem.of("the Docker Engine may keep images that commands were run in");
  private static final String ADVICE = "`docker image prune` removes them: they have no names";

  @TempDir private Path folder;
  private final List<Problem> warnings = new ArrayList<>();
  private FakeDockerEngine engine;
  private Store store;

  @BeforeEach
  void start() throws IOException {
    engine = new FakeDockerEngine("1.41");
    store = Store.open(folder.resolve("store"));
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private DockerEngine connect() {
    return DockerEngine.connect(engine.environment(), folder);
  }

  /** A build whose command failed, and which is not yet at its end. */
  private DockerCommands failing(Image image) {
    DockerCommands commands =
        new DockerCommands(
            this::connect,
            () -> new Publishers(store, this::connect),
            List.of(),
            Optional.empty(),
            TrustedAuthorities.OF_THE_IMAGE,
            warnings::add,
            Duration.ofSeconds(1));
    CommandRun run = new CommandRun("demo", image, List.of(List.of("true")), Map.of());
    assertThatThrownBy(() -> commands.run(run, folder, new CommandListener() {}))
        .isInstanceOf(EngineException.class);
    return commands;
  }

  private Image image(String title) throws IOException {
    return TestImages.in(store.blobs())
        .layer(title, new TestImages.Tar().file("title", 0644, title))
        .build(
            new ExecutionConfig(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                new TreeSet<>(),
                new TreeMap<>(Map.of(CommandRun.LABEL, "demo")),
                new TreeMap<>()));
  }

  private boolean hasImage(Image image) {
    Digest id = image.manifest().config().digest();
    return engine.imageId(id.toString()).isPresent();
  }

  @Test
  void keepsWhatTheLastOneBeganWith() throws IOException {
    Image first = image("first");
    Image second = image("second");
    failing(first).close();

    failing(second).close();

    assertThat(hasImage(first)).isFalse();
    assertThat(hasImage(second)).isTrue();
    assertThat(warnings).isEmpty();
  }

  @Test
  void doesNotWaitForAnEngineThatTakesLong() throws IOException {
    failing(image("first")).close();
    engine.with(Fault.TAKES_LONG_TO_REMOVE);

    failing(image("second")).close();

    assertThat(warnings).containsExactly(LEFT.because("it has not done so in 1 s").hint(ADVICE));
  }

  @Test
  void saysWhatIsLeftInAnEngineThatIsGone() throws IOException {
    DockerCommands commands = failing(image("first"));
    engine.close();

    commands.close();

    assertThat(warnings).containsExactly(LEFT.because("Connection refused").hint(ADVICE));
  }
}
