package dev.berth.core.env;

import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.store.Parallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Copies unpacked wheels so that they share their blocks on the disk with the store. Java has no
 * way to ask for that before JDK 20, so {@code cp} does it, for many wheels at a time.
 *
 * @param root of the environment in the making, which has all folders already
 */
record Reflinks(Path root, InstallTarget target, ProcessRunner processes, int processors) {

  private static final List<String> COPY =
      List.of("cp", "--recursive", "--reflink=always", "--preserve=mode,timestamps", "--");

  /** Copies wheels no two of which bring the same path. */
  void copy(List<UnpackedWheel> wheels) throws IOException {
    List<List<UnpackedWheel>> shares = new ArrayList<>();
    for (int i = 0; i < Math.min(processors, wheels.size()); i++) {
      shares.add(new ArrayList<>());
    }
    for (int i = 0; i < wheels.size(); i++) {
      shares.get(i % shares.size()).add(wheels.get(i));
    }
    Parallel.forEach(shares, Math.max(1, shares.size()), this::copyAtOnce);
  }

  /** Copies wheels one after the other: a later one's file replaces an earlier one's. */
  void copyInOrder(List<UnpackedWheel> wheels) throws IOException {
    for (UnpackedWheel wheel : wheels) {
      copyAtOnce(List.of(wheel));
    }
  }

  private void copyAtOnce(List<UnpackedWheel> wheels) throws IOException {
    Map<String, Path> places =
        Map.of(
            "site", root.resolve(target.sitePackages()),
            "headers", root.resolve(InstallTarget.headers(target.python())),
            "prefix", root);
    for (Map.Entry<String, Path> place : places.entrySet()) {
      List<String> command = new ArrayList<>(COPY);
      for (UnpackedWheel wheel : wheels) {
        Path folder = wheel.files().resolve(place.getKey());
        if (Files.isDirectory(folder)) {
          command.add(folder + "/.");
        }
      }
      if (command.size() > COPY.size()) {
        command.add(place.getValue().toString());
        run(command);
      }
    }
  }

  private void run(List<String> command) throws IOException {
    ProcessResult result = processes.run(command, root, Map.of("LC_ALL", "C"));
    if (!result.succeeded()) {
      String said = result.errors().strip();
      throw new IOException(said.substring(said.lastIndexOf('\n') + 1));
    }
  }
}
