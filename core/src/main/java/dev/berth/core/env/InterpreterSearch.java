package dev.berth.core.env;

import dev.berth.core.io.Environment;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.python.Version;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Pythons may be on this computer, in the order in which a user would expect them to be
 * taken: on the PATH, of pyenv, of uv, of the system.
 */
final class InterpreterSearch {

  private static final Pattern WITH_MINOR = Pattern.compile("python(\\d)\\.(\\d{1,3})");

  /** A version inside the name of a folder: {@code 3.11.7}, {@code cpython-3.11.7-linux-…}. */
  private static final Pattern FOLDER_VERSION = Pattern.compile("\\d+\\.\\d+(?:\\.\\d+)?");

  private final Environment environment;
  private final Path userHome;

  InterpreterSearch(Environment environment, Path userHome) {
    this.environment = environment;
    this.userHome = userHome;
  }

  /** The folders that may have one, each once. */
  List<Path> folders() {
    Path pyenv =
        environment.find("PYENV_ROOT").map(Path::of).orElseGet(() -> userHome.resolve(".pyenv"));
    Set<Path> folders = new LinkedHashSet<>();
    for (String entry : environment.find("PATH").orElse("").split(File.pathSeparator)) {
      if (entry.startsWith("/")) {
        Path folder = Path.of(entry).normalize();
        if (folder.equals(pyenv.resolve("shims"))) {
          // What is here only looks up which of the versions to start.
          folders.addAll(versions(pyenv.resolve("versions")));
        } else {
          folders.add(folder);
        }
      }
    }
    folders.addAll(versions(pyenv.resolve("versions")));
    folders.addAll(versions(uvFolder()));
    folders.add(Path.of("/usr/local/bin"));
    folders.add(Path.of("/usr/bin"));
    return List.copyOf(folders);
  }

  private Path uvFolder() {
    return environment
        .find("UV_PYTHON_INSTALL_DIR")
        .map(Path::of)
        .orElseGet(
            () ->
                environment
                    .find("XDG_DATA_HOME")
                    .map(Path::of)
                    .orElseGet(() -> userHome.resolve(".local").resolve("share"))
                    .resolve("uv")
                    .resolve("python"));
  }

  /** The {@code bin} of each version kept below a folder, the newest version first. */
  private static List<Path> versions(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      children.forEach(found::add);
    } catch (IOException none) {
      return List.of();
    }
    found.sort(Comparator.comparing(InterpreterSearch::version).reversed());
    return found.stream().map(version -> version.resolve("bin")).toList();
  }

  private static Version version(Path folder) {
    Matcher version = FOLDER_VERSION.matcher(folder.getFileName().toString());
    return Version.parse(version.find() ? version.group() : "0");
  }

  /**
   * The programs of a folder that may be this Python, by the usual names. Those whose real name
   * says that they are another one are left out.
   */
  static List<Path> candidates(Path folder, PythonVersion wanted) {
    List<Path> candidates = new ArrayList<>();
    for (String name : List.of("python" + wanted, "python3", "python")) {
      Path program = folder.resolve(name);
      if (Files.isExecutable(program)
          && !Files.isDirectory(program)
          && minor(program).filter(found -> !found.equals(wanted)).isEmpty()) {
        candidates.add(program);
      }
    }
    return candidates;
  }

  /** The version in the name of the file that a program is in the end. */
  private static Optional<PythonVersion> minor(Path program) {
    Matcher name = WITH_MINOR.matcher(real(program).getFileName().toString());
    return name.matches()
        ? Optional.of(PythonVersion.parse(name.group(1) + "." + name.group(2)))
        : Optional.empty();
  }

  /** The file that a program is in the end. */
  static Path real(Path program) {
    try {
      return program.toRealPath();
    } catch (IOException unreadable) {
      return program;
    }
  }

  /** All Pythons there are, by their names only, for people who look for another one. */
  List<Path> all() {
    Set<Path> seen = new LinkedHashSet<>();
    List<Path> all = new ArrayList<>();
    for (Path folder : folders()) {
      try (DirectoryStream<Path> programs =
          Files.newDirectoryStream(folder, program -> isPython(program))) {
        List<Path> here = new ArrayList<>();
        programs.forEach(here::add);
        here.sort(Comparator.comparing(InterpreterSearch::version).reversed());
        for (Path program : here) {
          if (seen.add(real(program))) {
            all.add(program);
          }
        }
      } catch (IOException none) {
        continue;
      }
    }
    return all;
  }

  private static boolean isPython(Path program) {
    return WITH_MINOR.matcher(program.getFileName().toString()).matches()
        && Files.isExecutable(program);
  }
}
