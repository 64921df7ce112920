package dev.berth.core.run;

import dev.berth.core.function.SourceContent;
import dev.berth.core.function.SourceSpec;
import dev.berth.core.io.TarEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files that a build may copy: the function's source. Files are listed before the first is
 * sent, and read while they are sent.
 */
final class BuildContext implements AutoCloseable {

  /** Not among the files that are copied, since our own rules keep it out. */
  static final String DOCKERFILE = ".berth.Dockerfile";

  private static final Instant TIME = Instant.parse("1980-01-02T00:00:00Z");
  private static final int MODE = 0644;
  private static final int FOLDER_MODE = 0755;
  private static final Path HERE = Path.of(".");

  private final List<ContextFile> files = new ArrayList<>();
  private Optional<ZipFile> archive = Optional.empty();

  private BuildContext() {}

  /** No files at all. */
  static BuildContext empty() {
    return new BuildContext();
  }

  /**
   * The files of a function's source.
   *
   * @throws SourceException when they are not on this computer
   * @throws ContextException when they cannot be read
   */
  static BuildContext of(SourceSpec source) throws IOException {
    BuildContext context = new BuildContext();
    Optional<SourceContent> content = source.content();
    if (content.isEmpty()) {
      return context;
    }
    if (content.get() instanceof SourceContent.Inline inline) {
      context.add(source.fileName(inline), inline.bytes());
    } else if (content.get() instanceof SourceContent.Local local) {
      context.addLocal(local.path());
    } else {
      throw SourceException.elsewhere(content.get().toString());
    }
    return context;
  }

  /** The files of a folder, but those that its {@code .dockerignore} keeps out. */
  static BuildContext ofFolder(Path folder) throws IOException {
    BuildContext context = new BuildContext();
    context.addFolder(folder);
    return context;
  }

  private void addLocal(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      addFolder(path);
    } else if (path.toString().endsWith(".zip")) {
      addArchive(path);
    } else {
      addFile(path, String.valueOf(path.getFileName()), attributes(path));
    }
  }

  private void add(String name, byte[] bytes) {
    files.add(
        new ContextFile(
            TarEntry.file(name, MODE, bytes.length, TIME),
            HERE,
            () -> new ByteArrayInputStream(bytes)));
  }

  private static BasicFileAttributes attributes(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      throw ContextException.unreadable(path, e);
    }
  }

  private void addFile(Path path, String name, BasicFileAttributes attributes) {
    files.add(
        new ContextFile(
            TarEntry.file(
                name,
                mode(path, MODE),
                attributes.size(),
                attributes.lastModifiedTime().toInstant()),
            path,
            () -> Files.newInputStream(path)));
  }

  private void addFolder(Path root) throws IOException {
    IgnoreRules rules = IgnoreRules.of(root);
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = name(root, folder);
            if (name.isEmpty()) {
              return FileVisitResult.CONTINUE;
            }
            if (rules.keepOutWhole(name)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (!rules.keepOut(name)) {
              files.add(
                  ContextFile.of(
                      TarEntry.directory(
                          name,
                          mode(folder, FOLDER_MODE),
                          attributes.lastModifiedTime().toInstant()),
                      folder));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = name(root, file);
            if (rules.keepOut(name)) {
              return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
              files.add(
                  ContextFile.of(
                      TarEntry.symbolicLink(
                          name,
                          Files.readSymbolicLink(file).toString(),
                          attributes.lastModifiedTime().toInstant()),
                      file));
            } else if (attributes.isRegularFile()) {
              addFile(file, name, attributes);
            }
            // Sockets and devices are of this computer and mean nothing elsewhere.
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            throw ContextException.unreadable(file, failure);
          }
        });
    // The Engine's cache must not depend on how a file system sorts.
    files.sort(Comparator.comparing(file -> file.entry().path()));
  }

  private static String name(Path root, Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  private static int mode(Path path, int otherwise) {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return otherwise;
    }
    try {
      int mode = 0;
      for (PosixFilePermission permission : view.readAttributes().permissions()) {
        // The constants are in the order of the bits, from the highest.
        mode |= 0400 >> permission.ordinal();
      }
      return mode;
    } catch (IOException e) {
      return otherwise;
    }
  }

  private void addArchive(Path path) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile());
    } catch (IOException e) {
      throw ContextException.unreadable(path, e);
    }
    archive = Optional.of(zip);
    Enumeration<? extends ZipEntry> entries = zip.entries();
    for (ZipEntry entry : Collections.list(entries)) {
      String name = entry.getName().replaceAll("/+$", "");
      if (name.isEmpty() || name.startsWith("/") || List.of(name.split("/")).contains("..")) {
        throw SourceException.leaves(path, entry.getName());
      }
      files.add(
          entry.isDirectory()
              ? ContextFile.of(TarEntry.directory(name, FOLDER_MODE, TIME), path)
              : new ContextFile(
                  TarEntry.file(name, MODE, entry.getSize(), TIME),
                  path,
                  () -> zip.getInputStream(entry)));
    }
  }

  /**
   * All of it as an archive, with the Dockerfile, which is kept out of what is copied.
   *
   * @param dockerfile its text
   */
  InputStream tar(String dockerfile) {
    List<ContextFile> all = new ArrayList<>(files.size() + 2);
    all.add(generated(DOCKERFILE, dockerfile));
    all.add(generated(IgnoreRules.FILE_NAME, IgnoreRules.FILE_NAME + "\n" + DOCKERFILE + "\n"));
    // Ours has been heard, and is not a file of the image.
    files.stream()
        .filter(file -> !file.entry().path().equals(IgnoreRules.FILE_NAME))
        .forEach(all::add);
    return new ContextStream(all);
  }

  private static ContextFile generated(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ContextFile(
        TarEntry.file(name, MODE, bytes.length, TIME), HERE, () -> new ByteArrayInputStream(bytes));
  }

  /** What is in it: for messages and tests. */
  List<String> paths() {
    return files.stream().map(file -> file.entry().path()).toList();
  }

  @Override
  public void close() throws IOException {
    if (archive.isPresent()) {
      archive.get().close();
    }
  }
}
