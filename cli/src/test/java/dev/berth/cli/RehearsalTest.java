package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

  @TempDir private Path folder;

  @Test
  void everySceneEndsAsItShould() throws IOException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    List<Rehearsal.Scene> played;
    try {
      System.setOut(new PrintStream(OutputStream.nullOutputStream()));
      System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
      played = new ArrayList<>(Rehearsal.in(folder).play());
      played.addAll(Rehearsal.shortIn(folder).play());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }

    assertThat(played)
        .as(() -> complaints.toString(StandardCharsets.UTF_8))
        .filteredOn(scene -> scene.exitCode() != 0)
        .extracting(scene -> scene.exitCode() + " " + scene.command())
        .containsExactly(
            "1 runtime check broken",
            "1 runtime check nowhere",
            "1 runtime info nothing",
            "2 runtime lits",
            "2 runtime build --nothing");
  }

  @Test
  void theClockDoesNotChangeTheWheels() throws IOException {
    RehearsalStage stage = RehearsalStage.in(folder);

    try (ZipFile wheel = new ZipFile(stage.work().resolve("prop-1.0-py3-none-any.whl").toFile())) {
      assertThat(wheel.stream())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(file.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 1, 2, 0, 0)));
    }
  }
}
