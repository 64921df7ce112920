package dev.berth.core.capture;

import dev.berth.core.io.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the environment that is meant, on this computer. Links are followed, as Python does. */
public final class EnvironmentFinder {

  private final Environment environment;
  private final Path workingDirectory;
  private final CondaEnvironments conda;

  /**
   * @param environment with the variables of the shell
   * @param workingDirectory where relative paths start
   */
  public EnvironmentFinder(Environment environment, Path userHome, Path workingDirectory) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
    this.conda = new CondaEnvironments(environment, userHome);
  }

  /**
   * The environment.
   *
   * @throws EnvironmentException when there is none
   * @throws IllegalArgumentException for a container image, which is no folder
   */
  public FoundEnvironment find(CaptureSource source) throws IOException {
    if (source instanceof CaptureSource.Venv venv) {
      return venv(resolve(venv.folder()), venv.folder().toString());
    }
    if (source instanceof CaptureSource.CondaPrefix prefix) {
      return condaPrefix(resolve(prefix.prefix()), prefix.prefix().toString());
    }
    if (source instanceof CaptureSource.CondaName named) {
      Path prefix = conda.find(named.name());
      return new FoundEnvironment(FoundEnvironment.Kind.CONDA, prefix, named.name(), named.name());
    }
    if (source instanceof CaptureSource.Shell) {
      return active();
    }
    throw new IllegalArgumentException("not on this computer's disk: " + source);
  }

  private Path resolve(Path given) {
    return workingDirectory.resolve(given).normalize();
  }

  private static FoundEnvironment venv(Path prefix, String shown) throws IOException {
    requireFolder(prefix, shown);
    if (isVenv(prefix)) {
      return FoundEnvironment.venv(prefix, shown);
    }
    if (isConda(prefix)) {
      throw EnvironmentException.isConda(shown);
    }
    Optional<String> inIt =
        Stream.of(".venv", "venv", "env")
            .filter(name -> isVenv(prefix.resolve(name)))
            .map(name -> Path.of(shown).resolve(name).normalize().toString())
            .findFirst();
    throw EnvironmentException.notAVenv(shown, isEmpty(prefix), inIt);
  }

  private static FoundEnvironment condaPrefix(Path prefix, String shown) throws IOException {
    requireFolder(prefix, shown);
    if (isConda(prefix)) {
      return new FoundEnvironment(
          FoundEnvironment.Kind.CONDA, prefix, shown, String.valueOf(prefix.getFileName()));
    }
    if (isVenv(prefix)) {
      throw EnvironmentException.isVenv(shown);
    }
    throw EnvironmentException.notConda(shown, isEmpty(prefix));
  }

  private static void requireFolder(Path path, String shown) throws IOException {
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      throw EnvironmentException.danglingLink(shown, Files.readSymbolicLink(path));
    }
    if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw EnvironmentException.missing(shown);
    }
    if (!Files.isDirectory(path)) {
      throw EnvironmentException.notAFolder(shown);
    }
  }

  static boolean isVenv(Path folder) {
    return Files.isRegularFile(folder.resolve("pyvenv.cfg"));
  }

  static boolean isConda(Path folder) {
    return Files.isDirectory(folder.resolve("conda-meta"));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Both may be set: a venv that was activated inside a conda environment, or the reverse. */
  private FoundEnvironment active() throws IOException {
    Optional<String> venv = environment.find("VIRTUAL_ENV");
    Optional<String> prefix = environment.find("CONDA_PREFIX");
    if (venv.isEmpty() && prefix.isEmpty()) {
      throw EnvironmentException.nothingActive();
    }
    if (prefix.isEmpty()) {
      return venv(resolve(Path.of(venv.get())), venv.get());
    }
    if (venv.isEmpty()) {
      return activeConda(prefix.get());
    }
    Path firstVenv = resolve(Path.of(venv.get()));
    Path firstConda = resolve(Path.of(prefix.get()));
    for (Path folder : searchPath()) {
      if (folder.startsWith(firstVenv)) {
        return venv(firstVenv, venv.get());
      }
      if (folder.startsWith(firstConda)) {
        return activeConda(prefix.get());
      }
    }
    throw EnvironmentException.twoActive(venv.get(), prefix.get());
  }

  private FoundEnvironment activeConda(String prefix) throws IOException {
    FoundEnvironment found = condaPrefix(resolve(Path.of(prefix)), prefix);
    return environment
        .find("CONDA_DEFAULT_ENV")
        .filter(name -> name.indexOf('/') < 0 && name.indexOf('\\') < 0)
        .map(name -> new FoundEnvironment(found.kind(), found.prefix(), name, name))
        .orElse(found);
  }

  private List<Path> searchPath() {
    return Stream.of(environment.find("PATH").orElse("").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> path(folder).stream())
        .toList();
  }

  private Optional<Path> path(String text) {
    try {
      return Optional.of(resolve(Path.of(text)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
