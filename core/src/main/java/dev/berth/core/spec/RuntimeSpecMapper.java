package dev.berth.core.spec;

import dev.berth.core.Problem;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.yaml.Findings;
import dev.berth.core.yaml.SourceMap;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.ListValue;
import dev.berth.core.yaml.Value.MapValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a {@link RuntimeSpec} of values that have their shape, and reports what does not go
 * together. Values that were reported and left out before are empty here: the result counts only
 * when nothing was found wrong.
 */
final class RuntimeSpecMapper {

  private final MapValue root;
  private final Findings findings;

  RuntimeSpecMapper(MapValue root, Findings findings) {
    this.root = root;
    this.findings = findings;
  }

  RuntimeSpec map(Path file, List<Dependency> dependencies, SourceMap positions, SpecTexts texts) {
    return new RuntimeSpec(
        file,
        root.string("name").orElse(""),
        root.string("mode")
            .map(mode -> RuntimeSpec.Mode.valueOf(mode.toUpperCase(Locale.ROOT)))
            .orElse(RuntimeSpec.Mode.VENV),
        root.string("api_version").orElse(RuntimeShape.API_VERSION),
        configs(child(root, "configs")),
        environment(child(root, "environment")),
        dependencies,
        hooks(child(root, "hooks")),
        positions,
        texts);
  }

  private static MapValue child(MapValue parent, String key) {
    return parent.map(key).orElseGet(() -> new MapValue(Map.of(), parent.where()));
  }

  private static RuntimeSpec.Hooks hooks(MapValue hooks) {
    return new RuntimeSpec.Hooks(hooks.string("pre"), hooks.string("post"));
  }

  private static ConfigsSpec configs(MapValue configs) {
    MapValue conda = child(configs, "conda");
    MapValue pip = child(configs, "pip");
    return new ConfigsSpec(
        conda.strings("channels"),
        conda.opaque("condarc").map(Value.OpaqueValue::content).orElse(Map.of()),
        child(configs, "docker").string("image"),
        new ConfigsSpec.PipConfig(
            pip.string("index_url"),
            pip.strings("extra_index_url"),
            pip.strings("trusted_host"),
            pip.strings("find_links")));
  }

  private EnvironmentSpec environment(MapValue environment) {
    if (environment.string("cudnn").isPresent() && environment.string("cuda").isEmpty()) {
      findings.add(
          Problem.of("`environment.cudnn` needs `environment.cuda`")
              .at(environment.entries().get("cudnn").where()));
    }
    Optional<ListValue> entrypoint = environment.list("entrypoint");
    Optional<ListValue> command = environment.list("command");
    if (entrypoint.filter(ListValue::single).isPresent() && command.isPresent()) {
      findings.add(
          Problem.of("`environment.command` has no effect beside an `entrypoint` that is a text")
              .at(command.get().where())
              .because("the shell that runs the entrypoint does not pass it on")
              .hint("write `entrypoint` as a list"));
    }
    return new EnvironmentSpec(
        platforms(environment.strings("arch")),
        environment.string("os"),
        environment.string("python").map(PythonVersion::parse),
        environment.string("cuda"),
        environment.string("cudnn"),
        environment.string("starwhale_version"),
        child(environment, "docker").string("image"),
        environment.dictionary("vars"),
        environment.string("workdir").map(DestinationPath::normalize),
        environment.string("user"),
        entrypoint.map(RuntimeSpecMapper::words).orElse(List.of()),
        command.map(RuntimeSpecMapper::words).orElse(List.of()),
        environment.strings("ports").stream()
            .map(port -> port.contains("/") ? port : port + "/tcp")
            .distinct()
            .toList(),
        environment.dictionary("labels"));
  }

  /** {@code noarch} says nothing about the processor, so nothing is known with it. */
  private static List<Platform> platforms(List<String> architectures) {
    return architectures.contains("noarch")
        ? List.of()
        : architectures.stream().map(Platform::parse).distinct().toList();
  }

  private static List<String> words(ListValue command) {
    return command.single()
        ? List.of("/bin/sh", "-c", command.strings().get(0))
        : command.strings();
  }
}
