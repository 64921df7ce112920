package dev.berth.core.verify;

import dev.berth.core.io.Content;
import dev.berth.core.io.DigestingInputStream;
import dev.berth.core.io.ExpectedHash;
import dev.berth.core.lock.InstallStep;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.WheelSource;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.InstallPlan;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.InstalledFile;
import dev.berth.core.python.InstalledRecord;
import dev.berth.core.python.Wheel;
import dev.berth.core.store.BlobStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What must be where an environment is: every file that installing the lock's wheels makes. Of a
 * path that several wheels bring it is the last one's.
 */
final class ExpectedTree {

  private final InstallTarget target;
  private final BlobStore blobs;
  private final Map<String, ExpectedFile> files = new TreeMap<>();
  private final List<WheelSource> wheels = new ArrayList<>();
  private final List<WheelSource> unread = new ArrayList<>();

  private ExpectedTree(InstallTarget target, BlobStore blobs) {
    this.target = target;
    this.blobs = blobs;
  }

  /**
   * What the lock says.
   *
   * @param target the environment, wherever it is
   * @param folder the one of runtime.yaml
   * @throws dev.berth.core.BerthException when a wheel in the store is not what it should be
   */
  static ExpectedTree of(LockedPlatform locked, InstallTarget target, Path folder, BlobStore blobs)
      throws IOException {
    ExpectedTree tree = new ExpectedTree(target, blobs);
    for (InstallStep step : InstallStep.of(locked, folder)) {
      for (WheelSource wheel : step.wheels()) {
        tree.install(wheel);
      }
    }
    return tree;
  }

  private void install(WheelSource source) throws IOException {
    wheels.add(source);
    if (!blobs.contains(source.digest())) {
      unread.add(source);
      return;
    }
    try (Wheel wheel = source.open(blobs)) {
      List<InstalledFile> installed = InstallPlan.of(wheel, target, source.request());
      Map<String, Optional<ExpectedHash>> recorded = recorded(installed);
      for (InstalledFile file : installed) {
        Optional<Digest> digest =
            recorded.getOrDefault(file.path(), Optional.empty()).flatMap(ExpectedHash::digest);
        add(
            file.path(),
            ExpectedFile.file(
                source.label(),
                digest.isPresent() ? digest.get() : digestOf(file.source().content()),
                file.executable()));
      }
    }
  }

  private Map<String, Optional<ExpectedHash>> recorded(List<InstalledFile> installed)
      throws IOException {
    Map<String, Optional<ExpectedHash>> recorded = new HashMap<>();
    for (InstalledFile file : installed) {
      if (file.path().endsWith(".dist-info/RECORD")) {
        try (var in = file.source().content().open()) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          recorded.putAll(InstalledRecord.read(text, target.sitePackages()));
        }
      }
    }
    return recorded;
  }

  private static Digest digestOf(Content content) throws IOException {
    try (DigestingInputStream in = new DigestingInputStream(content.open())) {
      in.transferTo(OutputStream.nullOutputStream());
      return in.digest();
    }
  }

  /** Says that a file must be there, instead of what was said of its path before. */
  void add(String path, ExpectedFile file) {
    files.put(path, file);
  }

  /** Where the environment is. */
  InstallTarget target() {
    return target;
  }

  /** The files by path. */
  Map<String, ExpectedFile> files() {
    return files;
  }

  /** All wheels of the lock. */
  List<WheelSource> wheels() {
    return wheels;
  }

  /** The wheels that the store does not have, so that only their own RECORD says what is theirs. */
  List<WheelSource> unread() {
    return unread;
  }
}
