package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.TinyProject;
import dev.berth.cli.support.Tool;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.OciJson;
import dev.berth.core.python.TestWheel;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.Store;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The store is tidied up while others build into it, and by processes that are killed. */
@Timeout(300)
class CachePruneIT {

  @TempDir private Path folder;
  private Path home;
  private Tool tool;

  @BeforeEach
  void setUp() {
    home = folder.resolve("store");
    tool = Tool.in(folder).with("BERTH_HOME", home.toString());
  }

  private void write(String name, int version) throws IOException {
    TinyProject.in(folder.resolve(name))
        .wheel(new TestWheel("alpha", "1.0").file("alpha.py", "NAME = 'alpha'\n"))
        .wheel(new TestWheel(name, "1." + version).file(name + ".py", "VERSION = " + version))
        .file("main.py", "print(" + version + ")\n")
        .write();
  }

  private CliResult build(String name) {
    return tool.run(
        "runtime", "build", name, "--frozen", "--platform=linux/amd64", "--to", "oci:out-" + name);
  }

  /** Every blob of every version is there, and is what its digest says. */
  private void assertWhole() throws IOException {
    Store store = Store.open(home);
    for (RuntimeRecord runtime : store.runtimes().all()) {
      for (RuntimeImage image : runtime.images()) {
        store.blobs().verify(image.manifest());
        Manifest manifest = OciJson.readManifest(store.blobs().read(image.manifest().digest()));
        store.blobs().verify(manifest.config());
        for (Descriptor layer : manifest.layers()) {
          store.blobs().verify(layer);
        }
      }
      store.blobs().read(runtime.lock());
      store.blobs().read(runtime.documents().orElseThrow().yaml());
    }
  }

  @Test
  void losesNothingThatOthersAreBuildingOrRestoring() throws Exception {
    Programs.need("python3.11");
    AtomicInteger pruned = new AtomicInteger();
    List<CompletableFuture<Integer>> builders = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      builders.add(CompletableFuture.supplyAsync(() -> buildUntil(pruned, name)));
    }
    int removed = 0;
    while (pruned.get() < 4) {
      // Something that nothing needs is there each time, beside what can be fetched again.
      Store.open(home).blobs().put(("garbage " + pruned.get()).getBytes("UTF-8"));
      CliResult result = tool.run("cache", "prune", "--downloads", "--format=json").exits(0);
      removed += Integer.parseInt(result.out().replaceAll("(?s).*\"removed\" : (\\d+),.*", "$1"));
      pruned.incrementAndGet();
    }
    int built = 0;
    for (CompletableFuture<Integer> builder : builders) {
      built += builder.get();
    }

    assertThat(removed).isGreaterThanOrEqualTo(4);
    assertThat(Store.open(home).runtimes().all()).hasSize(built).hasSizeGreaterThan(2);
    assertWhole();
    for (String name : List.of("one", "two")) {
      assertThat(tool.run("runtime", "verify", name).exits(0).out()).contains("environment ");
      build(name).exits(0);
    }
  }

  private int buildUntil(AtomicInteger pruned, String name) {
    try {
      int version = 0;
      while (pruned.get() < 4) {
        write(name, version++);
        build(name).exits(0);
        tool.run("runtime", "restore", "./" + name).exits(0);
      }
      return version;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void losesNothingThatIsNeededWhenItIsKilled() throws Exception {
    write("one", 1);
    String expected = build("one").exits(0).out();
    for (int round = 0; round < 8; round++) {
      Store store = Store.open(home);
      for (int i = 0; i < 3000; i++) {
        Files.writeString(
            store
                .blobs()
                .path(dev.berth.core.oci.Digest.of(new byte[] {(byte) i, (byte) (i >> 8)})),
            "garbage");
      }
      Process prune = prune();
      if (!prune.waitFor(250 + 60L * round, TimeUnit.MILLISECONDS)) {
        prune.destroyForcibly().waitFor();
      }
      assertWhole();
    }

    assertThat(prune().waitFor()).isZero();
    assertThat(home.resolve("tmp")).isEmptyDirectory();
    assertThat(tool.run("cache", "prune").exits(0).err()).startsWith("Nothing to remove: ");
    build("one").exits(0).prints(expected);
  }

  private Process prune() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Tool.LAUNCHER.toString(), "cache", "prune")
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("BERTH_HOME", home.toString());
    return builder.start();
  }
}
