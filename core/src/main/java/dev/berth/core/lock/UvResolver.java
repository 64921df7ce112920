package dev.berth.core.lock;

import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.io.ScratchFolder;
import dev.berth.core.spec.Dependency.Located;
import dev.berth.core.store.Fetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resolves with {@code uv pip compile}, which answers for any Python and platform. */
final class UvResolver implements PackageResolver {

  /** The versions of glibc that uv has platforms for, the newest first. */
  private static final int[] GLIBC_MINORS = {40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 28, 17};

  private final Path uv;
  private final Environment environment;
  private final ProcessRunner processes;
  private final Fetcher fetcher;
  private final Path scratch;

  /**
   * @param scratch a folder for temporary files
   */
  UvResolver(
      Path uv, Environment environment, ProcessRunner processes, Fetcher fetcher, Path scratch) {
    this.uv = uv;
    this.environment = environment;
    this.processes = processes;
    this.fetcher = fetcher;
    this.scratch = scratch;
  }

  @Override
  public List<ResolvedPackage> resolve(PackageRequest request) throws IOException {
    try (ScratchFolder folder = ScratchFolder.in(scratch)) {
      Path requirements = folder.path().resolve("requirements.in");
      Path constraints = folder.path().resolve("constraints.txt");
      Path output = folder.path().resolve("pylock.toml");
      Files.writeString(requirements, lines(request.lines()));
      Files.writeString(constraints, lines(request.constraints().stream().map(Located::value)));
      if (!request.preferred().isEmpty()) {
        Files.writeString(output, Pylock.preferring(request.preferred()));
      }
      ProcessResult result =
          processes.run(
              command(request, folder.path()), folder.path(), variables(request.sources()));
      if (!result.succeeded()) {
        throw new UvExplanation(request, result.errors())
            .translate(result.exitCode(), new PackageIndex(fetcher, request.sources()));
      }
      return Pylock.read(Files.readString(output), folder.path()).stream()
          .filter(found -> !request.localWheels().containsKey(found.name()))
          .toList();
    }
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n", "", "\n"));
  }

  private List<String> command(PackageRequest request, Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(uv.toString());
    command.addAll(
        List.of("pip", "compile", "requirements.in", "--constraints", "constraints.txt"));
    command.addAll(List.of("--format", "pylock.toml", "--output-file", "pylock.toml"));
    command.addAll(List.of("--python-version", request.python().version().toString()));
    command.addAll(List.of("--python-platform", platform(request)));
    // Nothing that a package ships is ever executed: no source distribution is built.
    command.addAll(List.of("--only-binary", ":all:"));
    if (request.isExact()) {
      command.add("--no-deps");
    }
    // A configuration of uv's own would resolve otherwise than pip does.
    command.add("--no-config");
    command.addAll(List.of("--no-header", "--no-progress", "--color", "never"));
    if (StandInPython.isPossible(folder)
        && environment
            .findExecutable("python3")
            .or(() -> environment.findExecutable("python"))
            .isEmpty()) {
      command.add("--python");
      command.add(StandInPython.write(folder, request.platform(), request.python()).toString());
    }
    if (request.offline()) {
      command.add("--offline");
    }
    if (request.sources().noIndex()) {
      command.add("--no-index");
    }
    return command;
  }

  private static String platform(PackageRequest request) {
    int minor = Integer.parseInt(request.python().glibc().replaceFirst("^2\\.", ""));
    for (int known : GLIBC_MINORS) {
      if (known <= minor) {
        return request.platform().machine() + "-manylinux_2_" + known;
      }
    }
    return request.platform().machine() + "-manylinux2014";
  }

  /** Addresses may hold credentials: they go by the environment, which others cannot see. */
  private Map<String, String> variables(PackageSources sources) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("UV_PYTHON_DOWNLOADS", "never");
    // What is active here has no say, and may be broken.
    variables.put("VIRTUAL_ENV", "");
    variables.put("CONDA_PREFIX", "");
    sources.indexUrl().ifPresent(index -> variables.put("UV_DEFAULT_INDEX", index));
    put(variables, "UV_INDEX", " ", sources.extraIndexUrls());
    put(variables, "UV_FIND_LINKS", ",", sources.findLinks());
    put(variables, "UV_INSECURE_HOST", " ", sources.trustedHosts().stream().sorted().toList());
    if (environment.find("UV_INDEX_STRATEGY").isEmpty()) {
      // As pip has it: the best version of all indexes, and not of the first that knows the name.
      variables.put("UV_INDEX_STRATEGY", "unsafe-best-match");
    }
    if (environment.find("SSL_CERT_FILE").isEmpty()) {
      sources.certificates().ifPresent(file -> variables.put("SSL_CERT_FILE", file));
    }
    if (Keyring.isWanted(environment)) {
      variables.put("UV_KEYRING_PROVIDER", "subprocess");
    }
    return variables;
  }

  private static void put(
      Map<String, String> variables, String name, String separator, List<String> values) {
    if (!values.isEmpty()) {
      variables.put(name, String.join(separator, values));
    }
  }
}
