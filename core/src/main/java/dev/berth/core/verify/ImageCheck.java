package dev.berth.core.verify;

import dev.berth.core.layer.RuntimeLayout;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.VirtualEnvironment;
import dev.berth.core.store.BlobStore;
import dev.berth.core.verify.Difference.Kind;
import dev.berth.core.version.VersionView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares an image with a lock: its environment, the user's files, and what dpkg has. */
final class ImageCheck {

  private static final String VERSION_LABEL = "dev.berth.runtime.version";

  private final FoundImage image;
  private final VersionView version;
  private final LockedPlatform locked;
  private final BlobStore wheels;

  /**
   * @param version that the image should be of
   * @param locked what is locked for its platform
   * @param wheels where the lock's wheels are
   */
  ImageCheck(FoundImage image, VersionView version, LockedPlatform locked, BlobStore wheels) {
    this.image = image;
    this.version = version;
    this.locked = locked;
    this.wheels = wheels;
  }

  /** Reads of the image what {@link #verify} needs. */
  FoundTree read(int threads) throws IOException {
    Set<String> elsewhere = new HashSet<>(userFiles().keySet());
    elsewhere.removeIf(path -> !path.startsWith("/"));
    elsewhere.add(OsPackageCheck.STATUS);
    return image.read(elsewhere, threads);
  }

  Verification verify(FoundTree found) throws IOException {
    InstallTarget target = new InstallTarget(locked.python().version(), RuntimeLayout.PREFIX);
    ExpectedTree expected = ExpectedTree.of(locked, target, version.spec().folder(), wheels);
    addEnvironment(expected, new VirtualEnvironment(target, locked.python().executable()));
    userFiles()
        .forEach(
            (path, file) ->
                expected.add(
                    path, ExpectedFile.file(ExpectedFile.USER, file.digest(), file.executable())));
    List<Difference> differences = new ArrayList<>(identity());
    int osPackages = 0;
    if (locked.base() instanceof LockedBase.Distribution) {
      osPackages = locked.osPackages().size();
      differences.addAll(
          OsPackageCheck.differences(
              image.name(),
              found.find(OsPackageCheck.STATUS).flatMap(FoundFile::text),
              locked.osPackages()));
    }
    // Nobody but us puts anything there.
    LockCheck check = new LockCheck(found, expected, path -> !path.equals(OsPackageCheck.STATUS));
    differences.addAll(check.differences());
    return new Verification(
        image.subject(),
        "lock",
        expected.wheels().size() + osPackages,
        check.files(),
        differences,
        check.remarks(),
        image.remedy());
  }

  private static void addEnvironment(ExpectedTree expected, VirtualEnvironment environment) {
    environment
        .links()
        .forEach(
            (path, target) ->
                expected.add(path, ExpectedFile.link(ExpectedFile.ENVIRONMENT, target)));
    expected.add(
        environment.configurationPath(),
        ExpectedFile.file(ExpectedFile.ENVIRONMENT, environment.configuration()));
  }

  /**
   * The user's files by their paths in the image, relative to the environment where they are in it.
   */
  private Map<String, LockedFile> userFiles() {
    String workdir = image.config().execution().workingDir().orElse("/");
    Map<String, LockedFile> files = new TreeMap<>();
    for (LockedFile file : locked.files()) {
      String path = RuntimeLayout.pathOf(file, workdir);
      String inside = RuntimeLayout.PREFIX + "/";
      files.put(path.startsWith(inside) ? path.substring(inside.length()) : path, file);
    }
    return files;
  }

  /** What the image says of itself. */
  private List<Difference> identity() {
    Optional<String> said =
        Optional.ofNullable(image.config().execution().labels().get(VERSION_LABEL));
    return said.isPresent() && !said.get().equals(version.version().hex())
        ? List.of(
            Difference.of(Kind.OTHER_VERSION, VERSION_LABEL)
                .between(version.version().hex(), said.get()))
        : List.of();
  }
}
