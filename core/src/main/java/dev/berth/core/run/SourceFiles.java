package dev.berth.core.run;

import dev.berth.core.function.SourceContent;
import dev.berth.core.function.SourceSpec;
import dev.berth.core.io.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a function's source. */
final class SourceFiles {

  private static final int MODE = 0644;
  private static final int PROGRAM_MODE = 0755;

  private SourceFiles() {}

  /**
   * All of them; none when the source says only how it is entered.
   *
   * @throws SourceException when they are not on this computer
   */
  static List<PlacedFile> of(SourceSpec source) throws IOException {
    Optional<SourceContent> content = source.content();
    if (content.isEmpty()) {
      return List.of();
    }
    if (content.get() instanceof SourceContent.Inline inline) {
      return List.of(new PlacedFile(source.fileName(inline), MODE, Content.of(inline.bytes())));
    }
    if (content.get() instanceof SourceContent.Local local) {
      return local(local.path());
    }
    throw SourceException.elsewhere(content.get().toString());
  }

  private static List<PlacedFile> local(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    return path.toString().endsWith(".zip")
        ? new SourceArchive(path).files(MODE)
        : List.of(file(path, String.valueOf(path.getFileName())));
  }

  private static List<PlacedFile> folder(Path root) throws IOException {
    List<PlacedFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
        files.add(file(path, root.relativize(path).toString().replace('\\', '/')));
      }
    }
    return files;
  }

  private static PlacedFile file(Path path, String name) throws IOException {
    return new PlacedFile(name, Files.isExecutable(path) ? PROGRAM_MODE : MODE, Content.of(path));
  }
}
