package dev.berth.core.function;

import static dev.berth.core.function.FunctionFolder.FUNCTION;
import static dev.berth.core.function.FunctionRequests.containerOf;
import static dev.berth.core.function.FunctionRequests.messages;
import static dev.berth.core.function.FunctionRequests.origins;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken and does nothing, or something else than it looks. */
class FunctionNotesTest {

  @TempDir private Path folder;
  private FunctionFolder files;

  @BeforeEach
  void setUp() {
    files = new FunctionFolder(folder);
  }

  private FunctionRequest read(String action, String task) {
    return files.read(FUNCTION + "base_image: b\naction: " + action + "\ntask:\n  " + task + "\n");
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
      strings = {"replicas: 2", "args: [a]", "run_as_user: 1", "fs_group: 1", "service_ports: []"})
  void nameWhatDoesNothingForABuild(String task) {
    assertThat(messages(read("build", task))).hasSize(1);
  }

  @Test
  void areNotMadeOfWhatTheFunctionHasForOtherActions() {
    assertThat(files.read(FUNCTION + "base_image: b\ncommand: a\naction: build\n").notes())
        .isEmpty();
    assertThat(files.read(FUNCTION + "base_image: b\ncommand: a\naction: job\n").notes()).isEmpty();
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
            messages(files.read(FUNCTION + "action: job\nembedded: true\ncode: a\nbase64: AAAA\n")))
        .containsExactly("`embedded` does nothing", "`base64` does nothing");
  }
}
