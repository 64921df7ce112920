package dev.berth.core.io;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file, or a folder with all that is below it, taken as it is: a symbolic link is a link, and is
 * not followed. What another process removes meanwhile is no failure.
 */
public record FileTree(Path root) {

  /** Takes what is in a tree. */
  @FunctionalInterface
  public interface Visitor {

    /** A file, a link or something special; not a folder. */
    void file(Path file, BasicFileAttributes attributes) throws IOException;
  }

  /** Shows everything but the folders; nothing when there is no such tree. */
  public void visit(Visitor visitor) throws IOException {
    walk(
        new TolerantVisitor() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            visitor.file(file, attributes);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Removes everything; does nothing when there is no such tree. */
  public void delete() throws IOException {
    walk(
        new TolerantVisitor() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            makeWritable(folder);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            super.postVisitDirectory(folder, failure);
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void walk(TolerantVisitor visitor) throws IOException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(root, visitor);
    }
  }

  /** From a folder that nobody may write to, nothing can be removed. */
  private static void makeWritable(Path folder) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null && !Files.isWritable(folder)) {
      Set<PosixFilePermission> permissions = view.readAttributes().permissions();
      permissions.add(PosixFilePermission.OWNER_WRITE);
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(folder, permissions);
    }
  }

  private static class TolerantVisitor extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
