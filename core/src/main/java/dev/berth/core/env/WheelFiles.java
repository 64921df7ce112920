package dev.berth.core.env;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.python.InstallPlan;
import dev.berth.core.python.InstalledFile;
import dev.berth.core.python.PythonVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The files of a wheel in the store, checked against the archive and its RECORD as they are
 * written.
 *
 * @param folder where they are
 * @param time that each of them has: seconds since 1970
 */
record WheelFiles(Path folder, PythonVersion python, long time) {

  /** Writes all files of the plan into a folder that is not there yet. */
  void write(InstallPlan plan) throws IOException {
    Set<Path> folders = new HashSet<>();
    Files.createDirectories(folder);
    for (InstalledFile file : plan.copied()) {
      Path place = place(file);
      if (folders.add(place.getParent())) {
        Files.createDirectories(place.getParent());
      }
      write(file, place);
    }
  }

  /**
   * Writes those files of the plan that are missing, or not what they were when they were written.
   *
   * @return how many
   */
  int repair(InstallPlan plan) throws IOException {
    int repaired = 0;
    for (InstalledFile file : plan.copied()) {
      Path place = place(file);
      if (!state(file).isThatOf(place)) {
        Files.createDirectories(place.getParent());
        // Not beside it: whole folders are copied from there.
        Path temporary = folder.resolveSibling(".repair");
        Files.deleteIfExists(temporary);
        write(file, temporary);
        AtomicFile.moveIntoPlace(temporary, place);
        repaired++;
      }
    }
    return repaired;
  }

  private FileState state(InstalledFile file) {
    return new FileState(file.source().content().size(), file.executable(), time);
  }

  private Path place(InstalledFile file) {
    int slash = file.path().lastIndexOf('/');
    String parent = file.path().substring(0, Math.max(0, slash));
    return folder
        .resolve(UnpackedWheel.keptAs(parent, python))
        .resolve(file.path().substring(slash + 1));
  }

  private void write(InstalledFile file, Path place) throws IOException {
    try (InputStream in = file.source().content().open();
        OutputStream out =
            Channels.newOutputStream(
                Files.newByteChannel(
                    place,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    state(file).mode()))) {
      in.transferTo(out);
    }
    Files.setLastModifiedTime(place, FileTime.from(time, TimeUnit.SECONDS));
  }
}
