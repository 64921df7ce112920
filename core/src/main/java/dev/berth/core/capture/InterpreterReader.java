package dev.berth.core.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.python.MarkerEnvironment;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks the Python of an environment what it is, by running it once: isolated from the user's own
 * packages and variables ({@code -I}), importing nothing of the environment, not even its {@code
 * .pth} files ({@code -S}), and writing nothing ({@code -B}). One that cannot be run is described
 * by its files, and says so.
 */
final class InterpreterReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_FAULT = 300;

  private final ProcessRunner processes;

  InterpreterReader(ProcessRunner processes) {
    this.processes = processes;
  }

  /**
   * The interpreter.
   *
   * @throws EnvironmentException when it is not one that images have, or neither it nor its files
   *     tell
   */
  Interpreter read(FoundEnvironment environment) throws IOException {
    PythonFiles files = PythonFiles.of(environment.prefix());
    if (files.configuredVersion().isPresent()) {
      // An interpreter that is too old does not even know the options we ask with.
      requireSupported(environment, files.configuredVersion().get());
    }
    Interpreter found = ask(environment, files);
    requireSupported(environment, found.fullVersion());
    if (!found.implementation().equals("cpython")) {
      throw EnvironmentException.otherImplementation(environment, found.implementation());
    }
    if (found.freeThreaded()) {
      throw EnvironmentException.otherImplementation(environment, "a free-threaded build");
    }
    return found;
  }

  private static void requireSupported(FoundEnvironment environment, String version) {
    List<PythonVersion> known = RuntimeTemplate.pythons();
    if (!known.contains(PythonFiles.minor(version))) {
      throw EnvironmentException.unsupportedPython(environment, version, known);
    }
  }

  private Interpreter ask(FoundEnvironment environment, PythonFiles files) throws IOException {
    Path program =
        Stream.of("bin/python", "bin/python3", "Scripts/python.exe", "python.exe")
            .map(environment.prefix()::resolve)
            .filter(path -> Files.exists(path) || Files.isSymbolicLink(path))
            .findFirst()
            .orElse(environment.prefix().resolve("bin/python"));
    Optional<String> fault = findFault(program);
    if (fault.isPresent()) {
      return fromFiles(environment, files, fault.get());
    }
    ProcessResult said;
    try {
      said =
          processes.run(
              List.of(
                  program.toString(),
                  "-I",
                  "-S",
                  "-B",
                  "-c",
                  question(),
                  environment.prefix().toString()),
              environment.prefix(),
              Map.of());
    } catch (IOException e) {
      return fromFiles(environment, files, "`" + program + "` cannot be started");
    }
    if (!said.succeeded()) {
      return fromFiles(environment, files, failure(program, said));
    }
    Optional<Interpreter> answer = answer(files, said.output());
    if (answer.isEmpty()) {
      return fromFiles(environment, files, "`" + program + "` did not say what it is");
    }
    // Where the system's Python was upgraded, a link leads to another one than the packages are of.
    Optional<String> made =
        files
            .configuredVersion()
            .filter(version -> !PythonFiles.minor(version).equals(answer.get().version()));
    return made.isPresent()
        ? fromFiles(
            environment,
            files,
            "`"
                + program
                + "` is Python "
                + answer.get().fullVersion()
                + " now; the environment was made with "
                + made.get())
        : answer.get();
  }

  private static Optional<String> findFault(Path program) throws IOException {
    if (Files.exists(program)) {
      return Optional.empty();
    }
    return Optional.of(
        Files.isSymbolicLink(program)
            ? "`" + program + "` is a link to `" + lastLink(program) + "`, which is not there"
            : "there is no `" + program + "`");
  }

  /** The name at the end of a chain of links: {@code python} to {@code python3} to what is gone. */
  private static Path lastLink(Path link) throws IOException {
    Path current = link;
    for (int i = 0; i < 40 && Files.isSymbolicLink(current); i++) {
      current = current.resolveSibling(Files.readSymbolicLink(current)).normalize();
    }
    return current;
  }

  private static String failure(Path program, ProcessResult said) {
    String last =
        said.errors().lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("");
    String shown = last.substring(0, Math.min(LONGEST_FAULT, last.length())).strip();
    return "`"
        + program
        + "` ended with "
        + said.exitCode()
        + (shown.isEmpty() ? "" : ": " + shown);
  }

  private static Interpreter fromFiles(
      FoundEnvironment environment, PythonFiles files, String fault) throws IOException {
    return files
        .interpreter(fault)
        .orElseThrow(() -> EnvironmentException.broken(environment, fault));
  }

  private static String question() {
    try (InputStream script = InterpreterReader.class.getResourceAsStream("describe.py")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Interpreter> answer(PythonFiles files, String output) {
    try {
      JsonNode root = JSON.readTree(output);
      if (!PythonFiles.isVersion(root.path("version").asText())) {
        return Optional.empty();
      }
      Map<String, String> markers = new HashMap<>();
      root.path("markers")
          .properties()
          .forEach(marker -> markers.put(marker.getKey(), marker.getValue().asText()));
      List<Path> searchPath = new ArrayList<>(paths(root.path("sitePackages")));
      if (files.seesSystemPackages()) {
        searchPath.addAll(paths(root.path("systemSitePackages")));
      }
      return Optional.of(
          new Interpreter(
              root.path("version").asText(),
              root.path("implementation").asText(),
              root.path("freeThreaded").asBoolean(),
              searchPath,
              new MarkerEnvironment(markers),
              Optional.empty()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static List<Path> paths(JsonNode texts) {
    List<Path> paths = new ArrayList<>();
    texts.forEach(text -> paths.add(Path.of(text.asText())));
    return paths;
  }
}
