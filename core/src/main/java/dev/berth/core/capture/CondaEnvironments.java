package dev.berth.core.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The conda environments of this computer, by name: those in conda's own list, those below the
 * folders that conda is usually installed in, and, when that does not suffice, those that conda
 * itself names.
 */
final class CondaEnvironments {

  private static final List<String> USUAL_FOLDERS =
      List.of("miniconda3", "miniforge3", "mambaforge", "anaconda3", "micromamba", "conda");

  private final Environment environment;
  private final Path userHome;

  CondaEnvironments(Environment environment, Path userHome) {
    this.environment = environment;
    this.userHome = userHome;
  }

  /**
   * The folder of an environment.
   *
   * @throws EnvironmentException when there is none of this name, or several
   */
  Path find(String name) throws IOException {
    Map<String, Set<Path>> found = byName(inFiles());
    List<String> searched =
        new ArrayList<>(List.of("in `~/.conda/environments.txt`", "where conda usually is"));
    Optional<Path> program = program();
    if (!found.containsKey(name) && program.isPresent()) {
      found = byName(askedFor(program.get()));
      searched.add("and asked `" + program.get() + "`");
    }
    Set<Path> prefixes = found.getOrDefault(name, Set.of());
    if (prefixes.size() > 1) {
      throw EnvironmentException.severalConda(name, prefixes);
    }
    Set<String> known = found.keySet();
    return prefixes.stream()
        .findFirst()
        .orElseThrow(() -> EnvironmentException.unknownConda(name, known, searched));
  }

  /** Several names of one folder are one environment. */
  private static Map<String, Set<Path>> byName(Set<Path> prefixes) throws IOException {
    Map<String, Set<Path>> byName = new TreeMap<>();
    for (Path prefix : prefixes) {
      if (EnvironmentFinder.isConda(prefix)) {
        byName.computeIfAbsent(nameOf(prefix), n -> new LinkedHashSet<>()).add(prefix.toRealPath());
      }
    }
    return byName;
  }

  /** As conda has it: the root is {@code base}, others are in a folder {@code envs}. */
  private static String nameOf(Path prefix) {
    boolean root = Files.isDirectory(prefix.resolve("condabin"));
    return root ? "base" : String.valueOf(prefix.getFileName());
  }

  private Set<Path> inFiles() throws IOException {
    Set<Path> prefixes = new LinkedHashSet<>();
    Path list = userHome.resolve(".conda").resolve("environments.txt");
    if (Files.isRegularFile(list)) {
      Files.readAllLines(list).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .map(Path::of)
          .forEach(prefixes::add);
    }
    for (Path root : roots()) {
      prefixes.add(root);
      addFoldersOf(root.resolve("envs"), prefixes);
    }
    for (String variable : List.of("CONDA_ENVS_DIRS", "CONDA_ENVS_PATH")) {
      for (String folder : environment.find(variable).orElse("").split(File.pathSeparator)) {
        if (!folder.isEmpty()) {
          addFoldersOf(Path.of(folder), prefixes);
        }
      }
    }
    addFoldersOf(userHome.resolve(".conda").resolve("envs"), prefixes);
    return prefixes;
  }

  private Set<Path> roots() {
    Set<Path> roots = new LinkedHashSet<>();
    environment.find("MAMBA_ROOT_PREFIX").map(Path::of).ifPresent(roots::add);
    // CONDA_EXE is ROOT/bin/conda.
    environment
        .find("CONDA_EXE")
        .map(Path::of)
        .map(Path::getParent)
        .map(Path::getParent)
        .ifPresent(roots::add);
    for (String name : USUAL_FOLDERS) {
      roots.add(userHome.resolve(name));
      roots.add(Path.of("/opt", name));
    }
    return roots;
  }

  private static void addFoldersOf(Path folder, Set<Path> prefixes) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        entries.filter(Files::isDirectory).sorted().forEach(prefixes::add);
      }
    }
  }

  private Optional<Path> program() {
    return environment
        .find("CONDA_EXE")
        .map(Path::of)
        .filter(Files::isExecutable)
        .or(() -> environment.findExecutable("conda"))
        .or(() -> environment.findExecutable("mamba"));
  }

  /** What conda says; nothing when it cannot be asked. */
  private Set<Path> askedFor(Path program) throws IOException {
    Set<Path> prefixes = inFiles();
    try {
      ProcessResult said =
          new ProcessRunner(environment)
              .run(
                  List.of(program.toString(), "info", "--envs", "--json"),
                  program.toAbsolutePath().getParent(),
                  Map.of());
      for (JsonNode prefix : new ObjectMapper().readTree(said.output()).path("envs")) {
        prefixes.add(Path.of(prefix.asText()));
      }
    } catch (JsonProcessingException notAnAnswer) {
      return prefixes;
    } catch (IOException cannotBeStarted) {
      return prefixes;
    }
    return prefixes;
  }
}
