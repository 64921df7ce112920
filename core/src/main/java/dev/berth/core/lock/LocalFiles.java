package dev.berth.core.lock;

import dev.berth.core.SourceExcerpt;
import dev.berth.core.io.DigestingInputStream;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PlatformTags;
import dev.berth.core.python.WheelName;
import dev.berth.core.spec.Dependency;
import dev.berth.core.spec.Dependency.FileSpec;
import dev.berth.core.spec.Dependency.Located;
import dev.berth.core.spec.RuntimeSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The wheels and files on this computer that runtime.yaml names, by their digests. A folder is
 * taken file by file, with everything in it: what could not be in the image as it is here, a link
 * or a device, is refused. A folder without files is nothing.
 */
final class LocalFiles {

  private final RuntimeSpec spec;

  LocalFiles(RuntimeSpec spec) {
    this.spec = spec;
  }

  /** The paths of the user's own wheels, by name. */
  Map<PackageName, Path> wheelPaths() {
    Map<PackageName, Path> paths = new LinkedHashMap<>();
    for (Located located : located()) {
      Path path = spec.folder().resolve(located.value());
      Path other = paths.put(wheelName(located).name(), path);
      if (other != null && !other.equals(path)) {
        throw LocalFileException.twoWheels(
            wheelName(located).name().toString(),
            spec.folder().relativize(other).toString(),
            located.value(),
            located.position());
      }
    }
    return paths;
  }

  /** The user's own wheels in the order of runtime.yaml. */
  List<LockedLocalWheel> wheels() {
    return located().stream().map(this::wheel).distinct().toList();
  }

  /**
   * Makes sure that the image can use the user's own wheels.
   *
   * @throws WheelMismatchException when it cannot use one
   */
  void requireFitting(Platform platform, LockedPython python) {
    PlatformTags tags = PlatformTags.of(python.version(), platform, python.glibc());
    for (Located located : located()) {
      if (!tags.admit(wheelName(located))) {
        throw new WheelMismatchException(wheelName(located), platform, python, located.position());
      }
    }
  }

  private List<Located> located() {
    return spec.dependencies().stream()
        .filter(Dependency.Wheels.class::isInstance)
        .flatMap(wheels -> ((Dependency.Wheels) wheels).paths().stream())
        .toList();
  }

  private static WheelName wheelName(Located located) {
    return WheelName.parse(Path.of(located.value()).getFileName().toString());
  }

  private LockedLocalWheel wheel(Located located) {
    WheelName name = wheelName(located);
    Hashed hashed =
        hash(spec.folder().resolve(located.value()), located.value(), located.position());
    return new LockedLocalWheel(
        name.name().toString(), name.version(), located.value(), hashed.size(), hashed.digest());
  }

  /** The files in the order of runtime.yaml, those of a folder sorted by path. */
  List<LockedFile> files() {
    Map<String, LockedFile> byDestination = new LinkedHashMap<>();
    for (Dependency dependency : spec.dependencies()) {
      if (dependency instanceof Dependency.Files files) {
        for (FileSpec file : files.files()) {
          for (LockedFile locked : files(file)) {
            LockedFile other = byDestination.put(locked.destination(), locked);
            if (other != null && !other.equals(locked)) {
              throw LocalFileException.twice(
                  locked.destination(), other.source(), locked.source(), file.position());
            }
          }
        }
      }
    }
    return List.copyOf(byDestination.values());
  }

  private List<LockedFile> files(FileSpec file) {
    Path source = spec.folder().resolve(file.source());
    String start = start(file);
    if (!Files.isDirectory(source)) {
      return List.of(file(source, start, destinationOfFile(file), file.position()));
    }
    String destination = file.destination();
    List<LockedFile> files = new ArrayList<>();
    for (Path path : walk(source, file)) {
      String below = slashes(source.relativize(path).toString());
      if (Files.isSymbolicLink(path)) {
        throw LocalFileException.link(join(start, below), target(path), file.position());
      }
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        files.add(file(path, join(start, below), join(destination, below), file.position()));
      } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        throw LocalFileException.special(join(start, below), file.position());
      }
    }
    files.sort(Comparator.comparing(LockedFile::source));
    return files;
  }

  /** Whether this file of a lock is there because of this entry of runtime.yaml. */
  static boolean bring(FileSpec entry, LockedFile file) {
    String start = start(entry);
    if (file.source().equals(start)) {
      return file.destination().equals(destinationOfFile(entry));
    }
    String folder = start.equals(".") ? "" : start + "/";
    return file.source().startsWith(folder)
        && file.destination()
            .equals(join(entry.destination(), file.source().substring(folder.length())));
  }

  private static String start(FileSpec entry) {
    return slashes(entry.source()).replaceAll("/+$", "");
  }

  private static String destinationOfFile(FileSpec file) {
    String start = start(file);
    return file.destination().endsWith("/") || file.destination().equals(".")
        ? join(file.destination(), start.substring(start.lastIndexOf('/') + 1))
        : file.destination();
  }

  private static List<Path> walk(Path folder, FileSpec file) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder)).toList();
    } catch (IOException e) {
      throw LocalFileException.unreadable(file.source(), file.position(), e);
    } catch (UncheckedIOException e) {
      throw LocalFileException.unreadable(file.source(), file.position(), e.getCause());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException gone) {
      return "?";
    }
  }

  private static String join(String folder, String below) {
    String start = folder.equals(".") ? "" : folder.replaceAll("/+$", "");
    return start.isEmpty() && !folder.startsWith("/") ? below : start + "/" + below;
  }

  private static String slashes(String path) {
    return path.replace('\\', '/');
  }

  private static LockedFile file(
      Path file, String source, String destination, SourceExcerpt position) {
    Hashed hashed = hash(file, source, position);
    return new LockedFile(source, destination, isExecutable(file), hashed.size(), hashed.digest());
  }

  private static boolean isExecutable(Path file) {
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view == null) {
        return false;
      }
      Set<PosixFilePermission> permissions = view.readAttributes().permissions();
      return permissions.contains(PosixFilePermission.OWNER_EXECUTE)
          || permissions.contains(PosixFilePermission.GROUP_EXECUTE)
          || permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
    } catch (IOException e) {
      return false;
    }
  }

  private record Hashed(Digest digest, long size) {}

  private static Hashed hash(Path file, String shown, SourceExcerpt position) {
    try (InputStream in = Files.newInputStream(file);
        DigestingInputStream digesting = new DigestingInputStream(in)) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return new Hashed(digesting.digest(), digesting.count());
    } catch (IOException e) {
      throw LocalFileException.unreadable(shown, position, e);
    }
  }
}
