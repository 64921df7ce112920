package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.function.VolumeSource;
import dev.berth.core.function.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPathsTest {

  @TempDir private Path folder;
  private Path home;
  private Path socket;

  @BeforeEach
  void makeFolders() throws IOException {
    home = Files.createDirectories(folder.resolve("home/me"));
    Files.createDirectories(home.resolve("project"));
    socket = Files.createFile(folder.resolve("engine.sock"));
  }

  private void check(Path path) {
    new HostPaths(home, Optional.of(socket))
        .check(
            List.of(
                new VolumeSpec(
                    "v", "/v", Optional.empty(), false, new VolumeSource.HostPath(path))));
  }

  @Test
  void keepsWhatGivesPower() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), home);

    for (Path path :
        List.of(
            Path.of("/"),
            home,
            home.getParent(),
            home.resolve("project/.."),
            link,
            socket,
            folder)) {
      assertThatThrownBy(() -> check(path))
          .as("%s", path)
          .isInstanceOf(HostPathException.class)
          .hasMessageContaining("is not given to a container without being asked for");
    }
  }

  @Test
  void givesWhatIsBelow() {
    assertThatCode(() -> check(home.resolve("project"))).doesNotThrowAnyException();
    assertThatCode(() -> check(home.resolve("not-there-yet"))).doesNotThrowAnyException();
    assertThatCode(() -> check(folder.resolve("home/other"))).doesNotThrowAnyException();
  }
}
