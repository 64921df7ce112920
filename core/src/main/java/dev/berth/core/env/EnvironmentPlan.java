package dev.berth.core.env;

import dev.berth.core.lock.InstallStep;
import dev.berth.core.lock.LockFile;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.WheelSource;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.shell.Activation;
import dev.berth.core.store.Download;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What an environment will be made of, and where.
 *
 * @param locked what is locked for this computer
 * @param wheels in the order in which they are installed
 * @param prefix where it will be
 * @param variables that are set when it is activated
 * @param key the digest of all of this
 */
record EnvironmentPlan(
    EnvironmentRequest request,
    LockedPlatform locked,
    Interpreter interpreter,
    List<WheelSource> wheels,
    Path prefix,
    Map<String, String> variables,
    Digest key) {

  /** Raised when the same inputs make something else. */
  private static final int FORMAT = 1;

  static EnvironmentPlan of(
      EnvironmentRequest request, LockedPlatform locked, Interpreter interpreter, Store store)
      throws IOException {
    List<WheelSource> wheels =
        InstallStep.of(locked, request.spec().folder()).stream()
            .flatMap(step -> step.wheels().stream())
            .toList();
    Map<String, String> variables = new LinkedHashMap<>(request.spec().environment().variables());
    variables.keySet().removeIf(name -> !Activation.canSet(name));
    Digest key = key(request, locked, interpreter, wheels, variables);
    Path prefix =
        request.prefix().isPresent()
            ? EnvironmentPlace.real(request.prefix().get())
            : store
                .environments()
                .resolve(request.spec().name() + "-" + key.hex().substring(0, 16));
    return new EnvironmentPlan(request, locked, interpreter, wheels, prefix, variables, key);
  }

  private static Digest key(
      EnvironmentRequest request,
      LockedPlatform locked,
      Interpreter interpreter,
      List<WheelSource> wheels,
      Map<String, String> variables) {
    List<String> inputs = new ArrayList<>();
    inputs.add(Integer.toString(FORMAT));
    inputs.add(request.spec().name());
    inputs.add(request.version().toString());
    inputs.add(locked.platform().toString());
    inputs.add(interpreter.executable().toString());
    inputs.add(interpreter.python().toString());
    wheels.forEach(wheel -> inputs.add(wheel.key()));
    for (LockedFile file : locked.files()) {
      inputs.add(file.digest() + (file.executable() ? " 0755 " : " 0644 ") + file.destination());
    }
    variables.forEach((name, value) -> inputs.add(name + "=" + value));
    return Digest.of(String.join("\0", inputs).getBytes(StandardCharsets.UTF_8));
  }

  /** The environment that wheels are installed into. */
  InstallTarget target() {
    return new InstallTarget(interpreter.python(), prefix.toString());
  }

  /** How a file of the user's own is brought into the store. */
  Download download(LockedFile file) {
    return new Download(
        file.source(),
        request.spec().folder().resolve(file.source()).toUri(),
        OptionalLong.of(file.size()),
        file.digest());
  }

  /** What the environment will say of itself. */
  EnvironmentRecord record() {
    return new EnvironmentRecord(
        request.spec().name(),
        request.version(),
        LockFile.digest(request.lock()),
        locked.platform(),
        prefix,
        key,
        interpreter,
        variables,
        wheels.stream()
            .map(wheel -> new EnvironmentRecord.Wheel(wheel.label(), wheel.file(), wheel.digest()))
            .toList());
  }
}
