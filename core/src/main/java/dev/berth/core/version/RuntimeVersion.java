package dev.berth.core.version;

import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.LockedPython;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.lock.UserStep;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Json;
import dev.berth.core.spec.EnvironmentSpec;
import dev.berth.core.spec.RuntimeSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A runtime's version is its content: the digest of everything that goes into its images, whichever
 * mirror it came from, and of how containers are run. The same on every computer; neither a comment
 * in runtime.yaml nor another way to ask for the same packages changes it.
 */
public final class RuntimeVersion {

  private RuntimeVersion() {}

  /** The version that this runtime.yaml with this lock makes. */
  public static Digest of(RuntimeSpec spec, RuntimeLock lock) {
    Map<String, Object> content = new TreeMap<>();
    content.put("name", spec.name());
    content.put("execution", execution(spec.environment()));
    Map<String, Object> platforms = new TreeMap<>();
    lock.platforms()
        .forEach(locked -> platforms.put(locked.platform().toString(), of(spec, locked)));
    content.put("platforms", platforms);
    return Digest.of(Json.write(content));
  }

  private static Map<String, Object> execution(EnvironmentSpec environment) {
    Map<String, Object> content = new TreeMap<>();
    // A list: the order is that of the image's environment.
    content.put(
        "variables", environment.variables().entrySet().stream().map(Map.Entry::toString).toList());
    content.put("workdir", environment.workdir().orElse(""));
    content.put("user", environment.user().orElse(""));
    content.put("entrypoint", environment.entrypoint());
    content.put("command", environment.command());
    content.put("ports", environment.ports());
    content.put("labels", new TreeMap<>(environment.labels()));
    return content;
  }

  private static Map<String, Object> of(RuntimeSpec spec, LockedPlatform locked) {
    Map<String, Object> content = new TreeMap<>();
    if (!spec.commands().isEmpty()) {
      // Which files a command finds is part of what it does.
      content.put("steps", UserStep.of(spec, locked).stream().map(RuntimeVersion::step).toList());
    }
    content.put("base", base(locked.base()));
    content.put("python", python(locked.python()));
    content.put(
        "osPackages",
        locked.osPackages().stream()
            .map(one -> List.of(one.name(), one.part().name(), one.digest().toString()))
            .toList());
    content.put(
        "wheels",
        locked.wheels().stream()
            .map(
                wheel ->
                    List.of(
                        wheel.file(),
                        wheel.digest().toString(),
                        wheel.requested(),
                        wheel.direct() ? wheel.url() : ""))
            .toList());
    content.put(
        "localWheels",
        locked.localWheels().stream().map(wheel -> wheel.digest().toString()).toList());
    content.put(
        "files",
        locked.files().stream()
            .map(file -> List.of(file.destination(), file.executable(), file.digest().toString()))
            .toList());
    return content;
  }

  private static Object step(UserStep step) {
    return step instanceof UserStep.Command command
        ? command.line().value()
        : ((UserStep.Files) step).files().size();
  }

  /** The form in which versions were first made of it must stay. */
  private static String python(LockedPython python) {
    return "LockedPython[version="
        + python.version()
        + ", executable="
        + python.executable()
        + ", glibc="
        + python.glibc()
        + "]";
  }

  private static String base(LockedBase base) {
    if (base instanceof LockedBase.Image image) {
      return image.manifest().toString();
    }
    return ((LockedBase.Distribution) base).os();
  }
}
