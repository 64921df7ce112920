package dev.berth.core.layer;

import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What is below a folder: mode, owner, target or digest of everything, by path. */
final class FileTree {

  private FileTree() {}

  /**
   * Reads a folder.
   *
   * @param content what of a file's content counts, for each path
   */
  static SortedMap<String, String> read(Path root, Map<String, UnaryOperator<String>> content)
      throws IOException {
    SortedMap<String, String> tree = new TreeMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (!folder.equals(root)) {
              tree.put(name(folder), describe(folder) + " folder");
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = name(file);
            if (attributes.isSymbolicLink()) {
              tree.put(name, describe(file) + " -> " + Files.readSymbolicLink(file));
            } else if (attributes.isRegularFile()) {
              tree.put(name, describe(file) + " " + digest(name, file));
            } else {
              tree.put(name, describe(file) + " special");
            }
            return FileVisitResult.CONTINUE;
          }

          private String name(Path path) {
            return root.relativize(path).toString();
          }

          private String digest(String name, Path file) throws IOException {
            for (Map.Entry<String, UnaryOperator<String>> one : content.entrySet()) {
              if (name.matches(one.getKey())) {
                String text = one.getValue().apply(Files.readString(file));
                return Digest.of(text.getBytes(StandardCharsets.UTF_8)).shortHex();
              }
            }
            return Digest.of(Files.readAllBytes(file)).shortHex();
          }
        });
    return tree;
  }

  private static String describe(Path path) throws IOException {
    Map<String, Object> unix =
        Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
    return "%04o %s:%s"
        .formatted((Integer) unix.get("mode") & 07777, unix.get("uid"), unix.get("gid"));
  }
}
