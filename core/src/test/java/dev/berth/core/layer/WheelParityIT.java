package dev.berth.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.GzipMembersInputStream;
import dev.berth.core.lock.LockedWheel;
import dev.berth.core.lock.WheelSource;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.InstalledTree;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.python.WheelName;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoredBlob;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs popular wheels as layers and by pip, and compares the trees file by file. */
class WheelParityIT {

  /** Every data scheme, scripts in both forms, binaries, namespaces, and the largest of all. */
  private static final List<String> POPULAR =
      List.of(
          "numpy",
          "scipy",
          "pandas",
          "scikit-learn",
          "matplotlib",
          "pyarrow",
          "jupyterlab",
          "PyYAML",
          "setuptools",
          "pip",
          "wheel",
          "black",
          "ruff",
          "requests",
          "certifi",
          "pillow",
          "notebook",
          "ipykernel",
          "docutils",
          "pywavelets",
          "greenlet",
          "protobuf",
          "cmake",
          "virtualenv",
          "six");

  @TempDir private static Path folder;

  private static Store store;
  private static PythonVersion python;

  @BeforeAll
  static void download() throws IOException {
    Programs.need("python3");
    python =
        PythonVersion.parse(
            Programs.output(
                    folder, "python3", "-c", "import sys; print('%d.%d' % sys.version_info[:2])")
                .strip());
    List<String> command =
        new ArrayList<>(
            List.of(
                "python3",
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--only-binary",
                ":all:",
                "--dest",
                "wheels"));
    command.addAll(POPULAR);
    Programs.need(
        Programs.run(folder, command.toArray(String[]::new)).succeeded(),
        "pip cannot fetch wheels from the index");
    store = Store.open(folder.resolve("store"));
  }

  private static List<Path> wheels() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("wheels"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void everyWheelIsInstalledAsPipDoes() throws IOException {
    SortedMap<String, List<String>> differences = new TreeMap<>();
    for (Path wheel : wheels()) {
      List<String> found = compare(wheel);
      if (!found.isEmpty()) {
        differences.put(wheel.getFileName().toString(), found);
      }
    }

    assertThat(wheels()).hasSameSizeAs(POPULAR);
    assertThat(differences).isEmpty();
  }

  @Test
  void gnuTarAndGzipAcceptTheLayers() throws IOException {
    Programs.need("tar");
    Programs.need("gzip");
    for (Path wheel : wheels()) {
      Layer layer = assemble(wheel, new InstallTarget(python, RuntimeLayout.PREFIX));
      String blob = store.blobs().path(layer.descriptor().digest()).toString();

      Programs.output(folder, "sh", "-c", "gzip --test < '" + blob + "'");
      assertThat(Programs.output(folder, "sh", "-c", "gzip -dc < '" + blob + "' | sha256sum"))
          .startsWith(layer.diffId().digest().hex());
      Programs.output(folder, "tar", "--extract", "--gzip", "--to-stdout", "--file", blob);
    }
  }

  private Layer assemble(Path wheel, InstallTarget target) throws IOException {
    StoredBlob stored;
    try (var blob = store.blobs().newBlob()) {
      Files.copy(wheel, blob);
      stored = blob.commit();
    }
    String file = wheel.getFileName().toString();
    WheelName name = WheelName.parse(file);
    WheelSource source =
        WheelSource.of(
            new LockedWheel(
                name.distribution(),
                name.version(),
                file,
                "https://example.org/" + file,
                stored.size(),
                stored.digest(),
                true,
                false));
    WheelsLayer recipe =
        new WheelsLayer(
            source.label(),
            file,
            List.of(source),
            target,
            store.blobs(),
            new PathConflicts(target, store.blobs()));
    try (LayerAssembler assembler =
        new LayerAssembler(store, LayerReuse.ALLOWED, LayerListener.NONE, 2)) {
      return assembler.assemble(recipe);
    }
  }

  private List<String> compare(Path wheel) throws IOException {
    Path prefix = folder.resolve("venvs").resolve(wheel.getFileName().toString());
    Programs.output(
        folder, "python3", "-m", "venv", "--copies", "--without-pip", prefix.toString());
    Set<String> before = InstalledTree.of(prefix).keySet();
    Programs.output(
        folder,
        "python3",
        "-m",
        "pip",
        "--python",
        prefix.resolve("bin/python").toString(),
        "install",
        "--quiet",
        "--no-deps",
        "--no-compile",
        "--no-index",
        "--disable-pip-version-check",
        wheel.toString());
    SortedMap<String, String> theirs = InstalledTree.of(prefix);
    theirs.keySet().removeAll(before);
    SortedMap<String, String> ours =
        contents(assemble(wheel, new InstallTarget(python, prefix.toString())), prefix);
    // pip records a file's address as a direct URL; the lock says this wheel is from an index.
    theirs.keySet().removeIf(path -> path.endsWith(".dist-info/direct_url.json"));

    assertThat(ours).hasSizeGreaterThan(4);
    return InstalledTree.differences(ours, theirs);
  }

  private static SortedMap<String, String> contents(Layer layer, Path prefix) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    String top = prefix.toString().substring(1) + "/";
    try (InputStream blob = store.blobs().content(layer.descriptor().digest()).open();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GzipMembersInputStream(blob), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(RuntimeLayout.PACKAGE_TIME);
        if (entry.isFile()) {
          String path = entry.getName().substring(top.length());
          files.put(
              path, InstalledTree.describe(path, entry.getMode() & 07777, tar.readAllBytes()));
        }
      }
    }
    return files;
  }
}
