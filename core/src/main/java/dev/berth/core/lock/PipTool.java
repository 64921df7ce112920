package dev.berth.core.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.python.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Python on this computer with a pip that can report what it would install.
 *
 * @param program the interpreter
 * @param python its version
 * @param platform what it runs on
 * @param version of pip
 */
record PipTool(Path program, PythonVersion python, Platform platform, Version version) {

  /** The first with {@code --dry-run} and {@code --report} in its stable form. */
  static final Version OLDEST = Version.parse("23.0");

  private static final String QUESTION =
      "import json, platform, sys\n"
          + "import pip\n"
          + "print(json.dumps({'python': '%d.%d' % sys.version_info[:2], 'pip': pip.__version__,"
          + " 'system': platform.system().lower(), 'machine': platform.machine(),"
          + " 'implementation': sys.implementation.name}))";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All there are on the PATH by the usual names, the newest pip first. */
  static List<PipTool> all(Environment environment, ProcessRunner processes, Path folder) {
    List<String> names = new ArrayList<>(List.of("python3", "python"));
    for (int minor = 14; minor >= 7; minor--) {
      names.add("python3." + minor);
    }
    return names.stream()
        .flatMap(name -> environment.findExecutable(name).stream())
        .distinct()
        .flatMap(program -> ask(program, processes, folder).stream())
        .filter(tool -> tool.version().compareTo(OLDEST) >= 0)
        .sorted(Comparator.comparing(PipTool::version).reversed())
        .toList();
  }

  private static Optional<PipTool> ask(Path program, ProcessRunner processes, Path folder) {
    try {
      ProcessResult said =
          processes.run(List.of(program.toString(), "-I", "-c", QUESTION), folder, Map.of());
      if (!said.succeeded()) {
        return Optional.empty();
      }
      JsonNode answer = JSON.readTree(said.output());
      if (!answer.path("implementation").asText().equals("cpython")) {
        return Optional.empty();
      }
      return Optional.of(
          new PipTool(
              program,
              PythonVersion.parse(answer.path("python").asText()),
              Platform.parse(
                  answer.path("system").asText() + "/" + answer.path("machine").asText()),
              Version.parse(answer.path("pip").asText())));
    } catch (JsonProcessingException | IllegalArgumentException notAnAnswer) {
      return Optional.empty();
    } catch (IOException cannotBeStarted) {
      return Optional.empty();
    }
  }

  /** Whether its markers are those of the image. */
  boolean answersFor(PackageRequest request) {
    return python.equals(request.python().version()) && platform.equals(request.platform());
  }
}
