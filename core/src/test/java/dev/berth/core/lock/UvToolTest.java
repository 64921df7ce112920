package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.io.WebClient;
import dev.berth.core.io.WebSettings;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UvToolTest {

  private static final PackageSources NOWHERE =
      new PackageSources(Optional.empty(), List.of(), List.of(), true, Set.of(), Optional.empty());

  @TempDir private Path folder;
  private Store store;
  private UvTool tool;
  private Fetcher fetcher;

  @BeforeEach
  void start() throws IOException {
    Environment environment = new Environment(Map.of("PATH", folder.toString()));
    store = Store.open(folder.resolve("store"));
    tool = new UvTool(environment, new ProcessRunner(environment), store);
    fetcher = new Fetcher(store.blobs(), new WebClient(WebSettings.of(environment, folder)));
  }

  private Path program(Path place, String script) throws IOException {
    Files.createDirectories(place.getParent());
    Files.writeString(place, "#!/bin/sh\n" + script);
    return Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static PinnedUv pinned() {
    return PinnedUv.forHost("Linux", "amd64").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"uv 0.8.0", "uv 0.13.8 (x86_64-unknown-linux-gnu)", "uv 1.0.0"})
  void isTheOneOnThePath(String version) throws IOException {
    Path uv = program(folder.resolve("uv"), "echo '" + version + "'\n");

    assertThat(tool.find(fetcher, NOWHERE)).contains(uv);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo uv 0.7.9 | is uv 0.7.9; needed is 0.8.0",
        "echo something | does not tell its version",
        "exit 3 | does not tell its version",
      })
  void isNotOneThatWillNotDo(String script, String reason) throws IOException {
    program(folder.resolve("uv"), script + "\n");

    assertThat(tool.find(fetcher, NOWHERE)).isEmpty();
    assertThat(tool.reasons()).hasSize(2);
    assertThat(tool.reasons().get(0)).contains("uv").endsWith(reason);
    assertThat(tool.reasons().get(1))
        .isEqualTo(
            "`uv` is not on the PATH, and no index has `"
                + PinnedUv.forHost(System.getProperty("os.name"), System.getProperty("os.arch"))
                    .orElseThrow()
                    .file()
                + "`");
  }

  @Test
  void isTheOneThatWasFetchedBefore() throws IOException {
    Path uv =
        program(
            store.home().resolve("tools/uv").resolve(pinned().version()).resolve("uv"), "exit 0\n");

    assertThat(tool.find(fetcher, NOWHERE)).contains(uv);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, manylinux_2_17_x86_64.manylinux2014_x86_64",
    "Linux, aarch64, manylinux_2_28_aarch64",
    "Mac OS X, aarch64, macosx_11_0_arm64",
    "Mac OS X, x86_64, macosx_10_12_x86_64",
  })
  void isPinnedForEachHost(String os, String processor, String platform) {
    assertThat(PinnedUv.forHost(os, processor))
        .map(PinnedUv::file)
        .contains("uv-0.13.8-py3-none-" + platform + ".whl");
  }

  @Test
  void isNotPinnedForOthers() {
    assertThat(PinnedUv.forHost("Windows 11", "amd64")).isEmpty();
  }
}
