package dev.berth.core.build;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.io.DigestingInputStream;
import dev.berth.core.io.FileTree;
import dev.berth.core.lock.ChangedFileException;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.WheelSource;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.Fetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a folder from which {@code docker build} makes the same environment on a computer that has
 * no Berth: the Dockerfile, requirements with the digests of the lock, wheels that no index has,
 * and the user's files under the paths that they have in the image.
 */
public final class Dockerization {

  private static final String DOCKERFILE = "Dockerfile";
  private static final String REQUIREMENTS = "requirements.txt";

  /** What is ours in the folder, and replaced as a whole. */
  private static final List<String> ENTRIES =
      List.of(DOCKERFILE, REQUIREMENTS, PinnedRequirements.WHEELS, DockerfileFiles.FOLDER);

  private final ImagePlan plan;
  private final DockerfileBase base;
  private final BlobStore blobs;
  private final Fetcher fetcher;

  /**
   * @param base what the Dockerfile begins with
   * @param blobs has files of versions whose folder is gone
   * @param fetcher brings wheels there that are on no server
   */
  public Dockerization(ImagePlan plan, DockerfileBase base, BlobStore blobs, Fetcher fetcher) {
    this.plan = plan;
    this.base = base;
    this.blobs = blobs;
    this.fetcher = fetcher;
  }

  /**
   * Writes the folder. Everything is written beside its place before the first file is moved there.
   *
   * @param everyWheel whether wheels that a server has are put there as well
   * @param replace whether an earlier answer of ours may be replaced; nothing else ever is
   * @throws DockerizeException when something is in the way, or cannot be written
   */
  public void writeTo(Path folder, boolean everyWheel, boolean replace) {
    Path target = folder.toAbsolutePath().normalize();
    requireRoom(target, replace);
    Path staging = target.resolveSibling("." + target.getFileName() + ".berth-dockerize");
    try {
      new FileTree(staging).delete();
      write(staging, everyWheel);
      if (Files.exists(target)) {
        for (String entry : ENTRIES) {
          replace(staging.resolve(entry), target.resolve(entry));
        }
      } else {
        Files.move(staging, target);
      }
    } catch (IOException e) {
      throw DockerizeException.cannotWrite(target, e);
    } finally {
      delete(staging);
    }
  }

  private static void delete(Path staging) {
    try {
      new FileTree(staging).delete();
    } catch (IOException e) {
      // What went wrong before is told; the next try deletes it.
      return;
    }
  }

  private static void replace(Path written, Path target) throws IOException {
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      new FileTree(target).delete();
    }
    if (Files.exists(written)) {
      AtomicFile.moveIntoPlace(written, target);
    } else {
      Files.deleteIfExists(target);
    }
  }

  private static void requireRoom(Path target, boolean replace) {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw DockerizeException.notAFolder(target);
    }
    boolean ours = isOurs(target.resolve(DOCKERFILE));
    if (ours && replace) {
      return;
    }
    if (ours) {
      throw DockerizeException.alreadyThere(target);
    }
    for (String entry : ENTRIES) {
      if (Files.exists(target.resolve(entry), LinkOption.NOFOLLOW_LINKS)) {
        throw DockerizeException.inTheWay(target.resolve(entry));
      }
    }
    // What lies beside a Dockerfile is sent to the Engine with it, so that it should be ours.
    if (!replace && !isEmpty(target)) {
      throw DockerizeException.notEmpty(target);
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw DockerizeException.cannotWrite(folder, e);
    }
  }

  private static boolean isOurs(Path dockerfile) {
    try {
      return Files.isRegularFile(dockerfile)
          && Files.readString(dockerfile).startsWith(DockerfileText.FIRST_LINE);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private void write(Path folder, boolean everyWheel) throws IOException {
    Files.createDirectories(folder);
    PinnedRequirements requirements = PinnedRequirements.of(plan, everyWheel);
    List<DockerfileFiles> files = DockerfileFiles.of(plan);
    Files.writeString(
        folder.resolve(DOCKERFILE), new DockerfileText(plan, base, requirements, files).write());
    if (!requirements.isEmpty()) {
      Files.writeString(folder.resolve(REQUIREMENTS), requirements.text());
    }
    fetcher.fetchAll(requirements.vendored().stream().map(WheelSource::download).toList());
    for (WheelSource wheel : requirements.vendored()) {
      Path path = folder.resolve(PinnedRequirements.WHEELS).resolve(wheel.file());
      Files.createDirectories(path.getParent());
      blobs.copy(wheel.digest(), path);
      setMode(path, false);
    }
    for (DockerfileFiles group : files) {
      for (LockedFile file : group.files()) {
        Path path = folder.resolve(group.contextPath(file));
        Files.createDirectories(path.getParent());
        copy(file, path);
        setMode(path, file.executable());
      }
    }
  }

  /** From the folder of runtime.yaml, or from the store where that is gone. */
  private void copy(LockedFile file, Path target) throws IOException {
    if (blobs.contains(file.digest())) {
      blobs.copy(file.digest(), target);
      return;
    }
    Path source = plan.request().spec().folder().resolve(file.source());
    if (!Files.isRegularFile(source)) {
      throw new ChangedFileException(file.source(), "it is not there");
    }
    try (DigestingInputStream in = new DigestingInputStream(Files.newInputStream(source))) {
      Files.copy(in, target);
      if (!in.digest().equals(file.digest())) {
        throw new ChangedFileException(
            file.source(), "it has " + in.digest() + ", locked is " + file.digest());
      }
    }
  }

  private static void setMode(Path file, boolean executable) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
