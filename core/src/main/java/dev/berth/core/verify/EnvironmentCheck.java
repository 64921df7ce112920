package dev.berth.core.verify;

import dev.berth.core.env.EnvironmentRecord;
import dev.berth.core.env.InterpreterFinder;
import dev.berth.core.env.OwnFiles;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.store.BlobStore;
import dev.berth.core.verify.Difference.Kind;
import dev.berth.core.version.VersionView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Compares an environment on this computer with a lock. */
final class EnvironmentCheck {

  private final FoundEnvironment environment;
  private final VersionView version;
  private final LockedPlatform locked;
  private final BlobStore wheels;
  private final InterpreterFinder interpreters;

  /**
   * @param version that the environment should be of
   * @param locked what is locked for its platform
   * @param wheels where the lock's wheels are
   */
  EnvironmentCheck(
      FoundEnvironment environment,
      VersionView version,
      LockedPlatform locked,
      BlobStore wheels,
      InterpreterFinder interpreters) {
    this.environment = environment;
    this.version = version;
    this.locked = locked;
    this.wheels = wheels;
    this.interpreters = interpreters;
  }

  Verification verify(FoundTree found, String remedy) throws IOException {
    EnvironmentRecord record = environment.record();
    InstallTarget target =
        new InstallTarget(record.interpreter().python(), record.prefix().toString());
    ExpectedTree expected = ExpectedTree.of(locked, target, version.spec().folder(), wheels);
    OwnFiles own = OwnFiles.of(record, locked);
    own.links()
        .forEach((path, to) -> expected.add(path, ExpectedFile.link(ExpectedFile.ENVIRONMENT, to)));
    own.texts()
        .forEach(
            (path, text) -> expected.add(path, ExpectedFile.file(ExpectedFile.ENVIRONMENT, text)));
    own.users()
        .forEach(
            (path, file) ->
                expected.add(
                    path, ExpectedFile.file(ExpectedFile.USER, file.digest(), file.executable())));
    List<Difference> differences = new ArrayList<>(itself());
    String sitePackages = target.sitePackages() + "/";
    LockCheck check =
        new LockCheck(
            found,
            expected,
            // Elsewhere people and programs keep what is theirs.
            path -> path.startsWith(sitePackages) || path.startsWith("bin/"));
    differences.addAll(check.differences());
    return new Verification(
        environment.subject(),
        "lock",
        expected.wheels().size(),
        check.files(),
        differences,
        check.remarks(),
        remedy);
  }

  /** What it says of itself, where it is, and what it stands on. */
  private List<Difference> itself() {
    EnvironmentRecord record = environment.record();
    List<Difference> differences = new ArrayList<>();
    if (!record.version().equals(version.version())) {
      differences.add(
          Difference.of(Kind.OTHER_VERSION, EnvironmentRecord.FILE)
              .between(version.version().hex(), record.version().hex()));
    }
    if (!record.prefix().equals(environment.prefix())) {
      differences.add(
          Difference.of(Kind.ENVIRONMENT, "prefix")
              .between(record.prefix().toString(), environment.prefix().toString()));
    }
    interpreters
        .fault(record.interpreter())
        .ifPresent(
            fault ->
                differences.add(
                    Difference.of(Kind.ENVIRONMENT, record.interpreter().executable().toString())
                        .between("Python " + record.interpreter().python(), fault)));
    return differences;
  }
}
