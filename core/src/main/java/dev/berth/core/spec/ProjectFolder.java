package dev.berth.core.spec;

import dev.berth.core.Suggestion;
import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.SourceReader;
import dev.berth.core.yaml.SourceText;
import dev.berth.core.yaml.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of runtime.yaml, which the files that it names do not leave. */
final class ProjectFolder implements ProjectFiles {

  /** More neighbours than this are not searched for one with a similar name. */
  private static final int NEIGHBOURS = 1000;

  private static final int LONGEST_PATH = 4096;

  private final Path root;

  ProjectFolder(Path root) {
    this.root = root;
  }

  private Path resolve(String path) {
    return root.resolve(path).normalize();
  }

  @Override
  public Optional<Mistake> findMistakeInFile(String path) {
    Optional<Mistake> mistake = findMistake(path);
    return mistake.isEmpty() && Files.isDirectory(resolve(path))
        ? Optional.of(Mistake.of("`" + Wording.shown(path) + "` is a folder, not a file"))
        : mistake;
  }

  @Override
  public Optional<Mistake> findMistake(String path) {
    String shown = "`" + Wording.shown(path) + "`";
    Path resolved;
    try {
      if (path.length() > LONGEST_PATH || path.indexOf('\\') >= 0) {
        return Optional.of(
            Mistake.of("not a path: " + shown).because("expected `/` between folders"));
      }
      if (path.startsWith("/") || Path.of(path).isAbsolute()) {
        return Optional.of(
            Mistake.of(shown + " is an absolute path")
                .because("expected a path relative to the folder of runtime.yaml"));
      }
      resolved = resolve(path);
    } catch (InvalidPathException e) {
      return Optional.of(Mistake.of("not a path: " + shown).because(e.getReason()));
    }
    if (!resolved.startsWith(root.normalize())) {
      return Optional.of(Mistake.of(shown + " leaves the folder of runtime.yaml"));
    }
    if (!Files.exists(resolved)) {
      Mistake missing = Mistake.of("cannot find " + shown);
      return Optional.of(
          neighbour(resolved, path)
              .map(name -> missing.hint("did you mean `" + name + "`?"))
              .orElse(missing));
    }
    return leavesByLink(resolved)
        ? Optional.of(Mistake.of(shown + " is a link that leaves the folder of runtime.yaml"))
        : Optional.empty();
  }

  private boolean leavesByLink(Path resolved) {
    try {
      return !resolved.toRealPath().startsWith(root.toRealPath());
    } catch (IOException unreadable) {
      // Reading it will say what is wrong.
      return false;
    }
  }

  /** The same path with the last name replaced by one that is there. */
  private Optional<String> neighbour(Path missing, String path) {
    Path folder = missing.getParent();
    if (folder == null || missing.getFileName() == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> names =
          entries
              .limit(NEIGHBOURS)
              .map(entry -> String.valueOf(entry.getFileName()))
              .sorted()
              .toList();
      return Suggestion.nearest(missing.getFileName().toString(), names)
          .map(name -> path.substring(0, path.lastIndexOf('/') + 1) + name);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isFolder(String path) {
    return Files.isDirectory(resolve(path));
  }

  @Override
  public String normalize(String path) {
    return root.normalize().relativize(resolve(path)).toString().replace('\\', '/');
  }

  @Override
  public SourceText read(String path, int kibibytes) {
    return new SourceReader(kibibytes).read(resolve(path));
  }
}
