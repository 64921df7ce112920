package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.core.io.AtomicFile;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A runtime.yaml where nobody has one yet. */
record FirstRuntime(CommandLine commandLine, Services services) {

  private static final String FILE_NAME = "runtime.yaml";

  /**
   * The folder that is meant, absolute.
   *
   * @throws ParameterException when it is a file
   */
  Path folder(Path given) {
    Path folder = services.workingDirectory().resolve(given).normalize();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw usage("`" + given + "` is a file, not a folder");
    }
    return folder;
  }

  /**
   * Writes the file.
   *
   * @param folder absolute
   * @param name the folder's when nothing is said
   * @throws RuntimeFileExistsException when there is one and it is not to be replaced
   */
  Path write(
      Path folder,
      Optional<String> name,
      PythonVersion python,
      RuntimeSpec.Mode mode,
      boolean replace)
      throws IOException {
    Path file = folder.resolve(FILE_NAME);
    String text = RuntimeTemplate.text(name(folder, name), python, mode);
    if (!replace) {
      requireNone(folder);
    }
    Files.createDirectories(folder);
    AtomicFile.write(file, text);
    return file;
  }

  /**
   * Makes sure that nothing is lost.
   *
   * @throws RuntimeFileExistsException when there is a runtime.yaml
   */
  static void requireNone(Path folder) {
    if (Files.exists(folder.resolve(FILE_NAME), LinkOption.NOFOLLOW_LINKS)) {
      throw new RuntimeFileExistsException(folder);
    }
  }

  /** How a file is named here. */
  String shown(Path file) {
    return file.startsWith(services.workingDirectory())
        ? services.workingDirectory().relativize(file).toString()
        : file.toString();
  }

  /** The name that was given, or the folder's. */
  private String name(Path folder, Optional<String> given) {
    String chosen =
        given.orElseGet(() -> RuntimeTemplate.nameFor(String.valueOf(folder.getFileName())));
    RuntimeTemplate.findMistakeInName(chosen)
        .ifPresent(
            mistake -> {
              throw usage(mistake);
            });
    return chosen;
  }

  private ParameterException usage(String why) {
    return new ParameterException(commandLine, why);
  }
}
