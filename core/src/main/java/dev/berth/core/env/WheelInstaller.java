package dev.berth.core.env;

import dev.berth.core.io.Content;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.InstalledFile;
import dev.berth.core.store.Parallel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Installs unpacked wheels: their files are shared with the store or copied, the rest is written.
 * Of a path that several wheels bring, the last one's file is kept.
 */
final class WheelInstaller {

  /** Of the files that are written for a wheel: the one time that such files have in images. */
  static final long GENERATED_TIME = 315_619_200;

  private final UnpackedWheels unpacked;
  private final EnvironmentFolder folder;
  private final InstallTarget target;
  private final Sharing sharing;
  private final int processors;
  private final Set<String> contested = ConcurrentHashMap.newKeySet();

  /**
   * @param folder where the environment is made
   * @param target where it will be
   */
  WheelInstaller(
      UnpackedWheels unpacked,
      EnvironmentFolder folder,
      InstallTarget target,
      Sharing sharing,
      int processors) {
    this.unpacked = unpacked;
    this.folder = folder;
    this.target = target;
    this.sharing = sharing;
    this.processors = processors;
  }

  /**
   * Installs these.
   *
   * @param wheels in the order in which they are installed
   */
  void install(List<UnpackedWheel> wheels, ProcessRunner processes) throws IOException {
    List<UnpackedWheel> largestFirst = new ArrayList<>(wheels);
    largestFirst.sort(
        Comparator.comparingInt((UnpackedWheel wheel) -> wheel.listing().length()).reversed());
    if (sharing == Sharing.REFLINK) {
      reflink(wheels, processes);
    }
    Parallel.forEach(largestFirst, processors, this::install);
    if (!contested.isEmpty()) {
      settle(wheels);
    }
  }

  private void reflink(List<UnpackedWheel> wheels, ProcessRunner processes) throws IOException {
    Set<String> paths = ConcurrentHashMap.newKeySet();
    Parallel.forEach(
        wheels,
        processors,
        wheel ->
            walk(
                wheel,
                (file, place, state) -> {
                  if (!paths.add(relative(place))) {
                    contested.add(relative(place));
                  }
                }));
    Reflinks reflinks = new Reflinks(folder.root(), target, processes, processors);
    if (contested.isEmpty()) {
      reflinks.copy(wheels);
    } else {
      reflinks.copyInOrder(wheels);
    }
  }

  private void install(UnpackedWheel wheel) throws IOException {
    if (sharing != Sharing.REFLINK) {
      walk(
          wheel,
          (file, place, state) -> {
            try {
              share(file, place);
            } catch (FileAlreadyExistsException e) {
              contested.add(relative(place));
            }
          });
    }
    folder.note(wheel.listing());
    for (InstalledFile file : wheel.generated().in(target, wheel.source().request())) {
      try {
        folder.addFile(file.path(), file.source().content(), generatedState(file));
      } catch (FileAlreadyExistsException e) {
        contested.add(file.path());
      }
    }
  }

  private static FileState generatedState(InstalledFile file) {
    return new FileState(file.source().content().size(), file.executable(), GENERATED_TIME);
  }

  /** What is done with each file of an unpacked wheel. */
  private interface Step {

    /**
     * @param file in the store
     * @param place where it is to be in the environment
     */
    void take(Path file, Path place, FileState state) throws IOException;
  }

  /** Goes through the files, whose folders are made, and which are right when they are taken. */
  private void walk(UnpackedWheel wheel, Step step) throws IOException {
    wheel
        .listing()
        .forEach(
            new FileListing.Visitor() {
              private Path from = wheel.files();
              private Path to = folder.root();

              @Override
              public void folder(String path) throws IOException {
                folder.addFolder(path);
                from = wheel.files().resolve(UnpackedWheel.keptAs(path, target.python()));
                to = folder.root().resolve(path);
              }

              @Override
              public void file(String name, FileState state) throws IOException {
                // Once for both: this is done tens of thousands of times.
                Path last = Path.of(name);
                Path file = from.resolve(last);
                if (!state.isThatOf(file)) {
                  unpacked.repair(wheel.source(), target.python());
                }
                step.take(file, to.resolve(last), state);
              }
            });
  }

  private String relative(Path place) {
    return folder.root().relativize(place).toString();
  }

  private void share(Path file, Path place) throws IOException {
    if (sharing == Sharing.HARD_LINK) {
      try {
        Files.createLink(place, file);
        return;
      } catch (FileAlreadyExistsException | NoSuchFileException e) {
        throw e;
      } catch (FileSystemException tooManyLinksOrNotAllowed) {
        // What keeps a copy from being made, too, is said by making one.
      }
    }
    Files.copy(file, place, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void settle(List<UnpackedWheel> wheels) throws IOException {
    for (UnpackedWheel wheel : wheels) {
      walk(
          wheel,
          (file, place, state) -> {
            String path = relative(place);
            if (contested.contains(path)) {
              folder.remove(path);
              share(file, place);
              folder.note(path, state);
            }
          });
      for (InstalledFile file : wheel.generated().in(target, wheel.source().request())) {
        if (contested.contains(file.path())) {
          Content content = file.source().content();
          folder.replaceFile(file.path(), content, generatedState(file));
        }
      }
    }
  }
}
