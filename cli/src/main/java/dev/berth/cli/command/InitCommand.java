package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.core.io.AtomicFile;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth runtime init}: a first runtime.yaml. */
@Command(
    name = "init",
    description = "Write a first runtime.yaml, with comments",
    footer = {"", "Example:", "  berth runtime init demo --python 3.12"})
final class InitCommand implements Callable<Integer> {

  private static final String FILE_NAME = "runtime.yaml";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where to write it (default: this folder)")
  private Path folder = Path.of(".");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name of the runtime (default: the folder's)")
  private @Nullable String name;

  @Option(
      names = "--python",
      paramLabel = "X.Y",
      defaultValue = "3.11",
      completionCandidates = KnownPythons.class,
      description = "The Python version (default: ${DEFAULT-VALUE})")
  private String python = "3.11";

  @Option(names = "--force", description = "Replace a runtime.yaml that is there")
  private boolean force;

  /** For shells to offer. */
  static final class KnownPythons implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return RuntimeTemplate.pythons().stream().map(Object::toString).iterator();
    }
  }

  private final Services services;

  InitCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    Path target = services.workingDirectory().resolve(folder).normalize();
    Path file = target.resolve(FILE_NAME);
    String text = RuntimeTemplate.text(runtimeName(target), pythonVersion());
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !force) {
      throw new RuntimeFileExistsException(target);
    }
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw usage("`" + folder + "` is a file, not a folder");
    }
    Files.createDirectories(target);
    AtomicFile.write(file, text);
    Path shown =
        file.startsWith(services.workingDirectory())
            ? services.workingDirectory().relativize(file)
            : file;
    services.console().out().println(shown);
    services.console().note("next: list what your program needs, then `berth runtime check`");
    return 0;
  }

  private String runtimeName(Path target) {
    String chosen =
        Optional.ofNullable(name)
            .orElseGet(() -> RuntimeTemplate.nameFor(String.valueOf(target.getFileName())));
    Optional<String> mistake = RuntimeTemplate.findMistakeInName(chosen);
    if (mistake.isPresent()) {
      throw usage(mistake.get());
    }
    return chosen;
  }

  private PythonVersion pythonVersion() {
    return RuntimeTemplate.pythons().stream()
        .filter(known -> known.toString().equals(python))
        .findFirst()
        .orElseThrow(
            () ->
                usage(
                    "`--python` cannot be `"
                        + python
                        + "`: expected one of "
                        + RuntimeTemplate.pythons().stream()
                            .map(known -> "`" + known + "`")
                            .collect(Collectors.joining(", "))));
  }

  private ParameterException usage(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
