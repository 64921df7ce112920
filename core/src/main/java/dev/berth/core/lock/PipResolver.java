package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.io.Addresses;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.io.ScratchFolder;
import dev.berth.core.python.PackageName;
import dev.berth.core.python.PlatformTags;
import dev.berth.core.spec.Dependency.Located;
import dev.berth.core.store.Fetcher;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Resolves with {@code pip install --dry-run --report}. pip evaluates markers in the Python that it
 * runs in, so it is asked only for that Python and platform.
 */
final class PipResolver implements PackageResolver {

  private static final Pattern NO_MATCH =
      Pattern.compile("No matching distribution found for ([A-Za-z0-9][A-Za-z0-9._-]*)(\\S*)");

  private final List<PipTool> tools;
  private final ProcessRunner processes;
  private final Fetcher fetcher;
  private final Path scratch;

  /**
   * @param tools at least one, the best first
   * @param scratch a folder for temporary files
   */
  PipResolver(List<PipTool> tools, ProcessRunner processes, Fetcher fetcher, Path scratch) {
    this.tools = List.copyOf(tools);
    this.processes = processes;
    this.fetcher = fetcher;
    this.scratch = scratch;
  }

  @Override
  public List<ResolvedPackage> resolve(PackageRequest request) throws IOException {
    PipTool tool =
        tools.stream()
            // Without dependencies there are no markers to evaluate.
            .filter(one -> request.isExact() || one.answersFor(request))
            .findFirst()
            .orElseThrow(
                () ->
                    ResolutionException.untruthful(
                        request, tools.get(0).python(), tools.get(0).platform()));
    if (request.offline()) {
      throw ResolutionException.offline(List.of("`pip` keeps no index pages"));
    }
    // Constraints say what to keep, and may keep what does not fit any more: then without them.
    ProcessResult result = run(tool, request, request.preferred());
    if (!result.succeeded() && !request.preferred().isEmpty()) {
      result = run(tool, request, Map.of());
    }
    if (!result.succeeded()) {
      throw translate(request, result);
    }
    return PipReport.read(result.output()).stream()
        .filter(found -> !request.localWheels().containsKey(found.name()))
        .toList();
  }

  private ProcessResult run(
      PipTool tool, PackageRequest request, Map<PackageName, String> preferred) throws IOException {
    try (ScratchFolder folder = ScratchFolder.in(scratch)) {
      Files.writeString(
          folder.path().resolve("requirements.txt"),
          request.lines().collect(Collectors.joining("\n", "", "\n")));
      Files.writeString(folder.path().resolve("constraints.txt"), constraints(request, preferred));
      return processes.run(
          command(tool, request, folder.path()), folder.path(), variables(request.sources()));
    }
  }

  private static String constraints(PackageRequest request, Map<PackageName, String> preferred) {
    Stream<String> kept =
        preferred.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "==" + entry.getValue());
    return Stream.concat(request.constraints().stream().map(Located::value), kept)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> command(PipTool tool, PackageRequest request, Path folder) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(tool.program().toString(), "-m", "pip", "install"));
    command.addAll(List.of("--dry-run", "--quiet", "--report", "-", "--ignore-installed"));
    command.addAll(List.of("--only-binary", ":all:", "--no-input", "--no-color"));
    command.add("--disable-pip-version-check");
    if (request.isExact()) {
      command.add("--no-deps");
    }
    command.addAll(List.of("--python-version", request.python().version().toString()));
    command.addAll(List.of("--implementation", "cp", "--target", folder.resolve("t").toString()));
    for (String platform : platforms(request.tags())) {
      command.addAll(List.of("--platform", platform));
    }
    command.addAll(List.of("-c", "constraints.txt", "-r", "requirements.txt"));
    return command;
  }

  /** The platform part of all tags, in their order. */
  private static Set<String> platforms(PlatformTags tags) {
    return tags.all().stream()
        .map(tag -> tag.substring(tag.lastIndexOf('-') + 1))
        .filter(platform -> !platform.equals("any"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Addresses may hold credentials: they go by the environment, which others cannot see. */
  private static Map<String, String> variables(PackageSources sources) {
    Map<String, String> variables = new TreeMap<>();
    // Habits of the user that make no sense for a run which installs nothing.
    variables.put("PIP_USER", "0");
    variables.put("PIP_REQUIRE_VIRTUALENV", "0");
    sources.indexUrl().ifPresent(index -> variables.put("PIP_INDEX_URL", index));
    variables.put("PIP_EXTRA_INDEX_URL", String.join(" ", sources.extraIndexUrls()));
    variables.put("PIP_FIND_LINKS", String.join(" ", sources.findLinks()));
    variables.put(
        "PIP_TRUSTED_HOST",
        sources.trustedHosts().stream().sorted().collect(Collectors.joining(" ")));
    return variables;
  }

  private BerthException translate(PackageRequest request, ProcessResult result)
      throws IOException {
    List<String> said =
        Addresses.masked(result.errors())
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("ERROR:"))
            .map(line -> line.substring("ERROR:".length()).strip())
            .filter(line -> !line.isEmpty())
            .distinct()
            .toList();
    Matcher none = NO_MATCH.matcher(String.join("\n", said));
    if (none.find()) {
      return new UnavailablePackage(request, PackageName.parse(none.group(1)))
          .explain(new PackageIndex(fetcher, request.sources()), said);
    }
    return said.isEmpty()
        ? ResolutionException.failed("pip", Addresses.masked(result.errors()).lines().toList())
        : ResolutionException.contradiction(request, said, Optional.empty());
  }
}
