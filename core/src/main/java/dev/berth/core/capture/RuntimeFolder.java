package dev.berth.core.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of a runtime that is about to be written, with the wheels in it that were copied
 * there, since a runtime.yaml can only name what is in its folder. What was made is removed again
 * unless it is kept.
 */
final class RuntimeFolder implements AutoCloseable {

  private final Path folder;
  private final List<Path> files = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();
  private boolean kept;

  private RuntimeFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder when it is not there. */
  static RuntimeFolder at(Path folder) throws IOException {
    RuntimeFolder made = new RuntimeFolder(folder);
    try {
      made.make(folder);
      return made;
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  /** Where it is, without links. */
  Path path() throws IOException {
    return folder.toRealPath();
  }

  /**
   * Copies wheels that are elsewhere.
   *
   * @throws ChoiceException when another file has the name of one
   */
  void add(List<Path> wheels) throws IOException {
    for (Path wheel : wheels) {
      copy(wheel, folder.resolve(EnvironmentDraft.wheelPath(path(), wheel)));
    }
  }

  private void copy(Path wheel, Path place) throws IOException {
    if (Files.exists(place)) {
      if (Files.mismatch(wheel, place) != -1) {
        throw ChoiceException.otherWheelThere(wheel, place);
      }
      return;
    }
    make(place.getParent());
    files.add(place);
    Files.copy(wheel, place);
  }

  private void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      make(folder.getParent());
      Files.createDirectory(folder);
      folders.add(0, folder);
    }
  }

  /** Lets them stay, and returns those that were copied. */
  List<Path> keep() {
    kept = true;
    return List.copyOf(files);
  }

  @Override
  public void close() throws IOException {
    if (!kept) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      for (Path folder : folders) {
        Files.deleteIfExists(folder);
      }
    }
  }
}
