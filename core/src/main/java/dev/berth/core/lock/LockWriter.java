package dev.berth.core.lock;

import dev.berth.core.lock.FlowYaml.Flow;
import java.util.Comparator;
import java.util.Locale;

/** Writes a lock in the one form that {@link LockReader} reads. */
final class LockWriter {

  private LockWriter() {}

  static String write(RuntimeLock lock) {
    FlowYaml yaml = new FlowYaml();
    yaml.comment("What runtime.yaml came to mean: every part by version and digest.");
    yaml.comment("Made by `berth runtime lock`; keep it with runtime.yaml, and do not edit it.");
    yaml.entry("lock-format", RuntimeLock.FORMAT);
    yaml.entry("name", lock.name());
    requirements(yaml, lock.requirements());
    yaml.block(
        "platforms",
        () ->
            lock.platforms().stream()
                .sorted(Comparator.comparing(LockedPlatform::platform))
                .forEach(
                    locked ->
                        yaml.block(locked.platform().toString(), () -> platform(yaml, locked))));
    return yaml.toText();
  }

  private static void requirements(FlowYaml yaml, LockedRequirements requires) {
    if (requires.isNothing()) {
      return;
    }
    yaml.block(
        "requires",
        () -> {
          requires.os().ifPresent(os -> yaml.entry("os", os));
          requires.python().ifPresent(python -> yaml.entry("python", python.toString()));
          requires.image().ifPresent(image -> yaml.entry("image", image));
          yaml.texts("apt", requires.apt());
          yaml.texts("pip", requires.pip());
          yaml.texts("constraints", requires.constraints());
          yaml.texts("sources", requires.sources());
        });
  }

  private static void platform(FlowYaml yaml, LockedPlatform locked) {
    yaml.block("base", () -> base(yaml, locked.base()));
    LockedPython python = locked.python();
    yaml.entry(
        "python",
        new Flow()
            .with("version", python.version().toString())
            .with("executable", python.executable())
            .with("glibc", python.glibc()));
    yaml.flows("os-packages", locked.osPackages().stream().map(LockWriter::osPackage).toList());
    yaml.flows("wheels", locked.wheels().stream().map(LockWriter::wheel).toList());
    yaml.flows("local-wheels", locked.localWheels().stream().map(LockWriter::localWheel).toList());
    yaml.flows("files", locked.files().stream().map(LockWriter::file).toList());
  }

  private static void base(FlowYaml yaml, LockedBase base) {
    if (base instanceof LockedBase.Image image) {
      yaml.entry("image", image.location()).entry("manifest", image.manifest().toString());
    } else if (base instanceof LockedBase.Distribution distribution) {
      yaml.entry("os", distribution.os());
      yaml.flows("suites", distribution.suites().stream().map(LockWriter::suite).toList());
    }
  }

  private static Flow suite(LockedBase.LockedSuite suite) {
    return new Flow()
        .with("suite", suite.suite())
        .with("origin", suite.origin())
        .with("release", suite.release().toString());
  }

  private static Flow osPackage(LockedOsPackage locked) {
    return new Flow()
        .with("name", locked.name())
        .with("version", locked.version())
        .with("architecture", locked.architecture())
        .with("part", locked.part().name().toLowerCase(Locale.ROOT))
        .with("size", locked.size())
        .with("digest", locked.digest().toString())
        .with("url", locked.url());
  }

  private static Flow wheel(LockedWheel wheel) {
    return new Flow()
        .with("name", wheel.name())
        .with("version", wheel.version())
        .with("file", wheel.file())
        .flag("requested", wheel.requested())
        .flag("direct", wheel.direct())
        .with("size", wheel.size())
        .with("digest", wheel.digest().toString())
        .with("url", wheel.url());
  }

  private static Flow localWheel(LockedLocalWheel wheel) {
    return new Flow()
        .with("name", wheel.name())
        .with("version", wheel.version())
        .with("path", wheel.path())
        .with("size", wheel.size())
        .with("digest", wheel.digest().toString());
  }

  private static Flow file(LockedFile file) {
    return new Flow()
        .with("source", file.source())
        .with("destination", file.destination())
        .flag("executable", file.executable())
        .with("size", file.size())
        .with("digest", file.digest().toString());
  }
}
