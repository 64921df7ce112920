package dev.berth.core.capture;

import dev.berth.core.oci.Platform;
import dev.berth.core.python.MarkerEnvironment;
import dev.berth.core.python.PythonVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the files of an environment tell of its Python, without that being run. */
final class PythonFiles {

  private static final Pattern VERSION = Pattern.compile("(\\d{1,2}\\.\\d{1,3})(?:[.a-z].*)?");
  private static final Pattern LIBRARY = Pattern.compile("python(\\d{1,2}\\.\\d{1,3})t?");

  private final Path prefix;
  private final Map<String, String> configuration;

  private PythonFiles(Path prefix, Map<String, String> configuration) {
    this.prefix = prefix;
    this.configuration = configuration;
  }

  /** Looks at an environment. */
  static PythonFiles of(Path prefix) throws IOException {
    Map<String, String> configuration = new HashMap<>();
    Path file = prefix.resolve("pyvenv.cfg");
    if (Files.isRegularFile(file)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          configuration.put(
              line.substring(0, equals).strip().toLowerCase(Locale.ROOT),
              line.substring(equals + 1).strip());
        }
      }
    }
    return new PythonFiles(prefix, configuration);
  }

  /** {@code 3.11} of {@code 3.11.7}. */
  static PythonVersion minor(String fullVersion) {
    Matcher matcher = VERSION.matcher(fullVersion);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a version of Python: `" + fullVersion + "`");
    }
    return PythonVersion.parse(matcher.group(1));
  }

  /** Whether this is the version of a Python. */
  static boolean isVersion(String text) {
    return VERSION.matcher(text).matches();
  }

  /** Whether the projects of the Python that it was made with can be imported too. */
  boolean seesSystemPackages() {
    return "true"
        .equalsIgnoreCase(configuration.getOrDefault("include-system-site-packages", "false"));
  }

  /** The version as {@code pyvenv.cfg} has it, with all its numbers. */
  Optional<String> configuredVersion() {
    // venv writes the one, virtualenv and uv the other: 3.11.7, 3.11.7.final.0.
    return Optional.ofNullable(configuration.get("version"))
        .or(() -> Optional.ofNullable(configuration.get("version_info")))
        .map(version -> version.replaceFirst("\\.final\\.0$", ""))
        .filter(PythonFiles::isVersion);
  }

  /**
   * The interpreter as far as files tell, for when it cannot be asked.
   *
   * @param fault why it cannot
   */
  Optional<Interpreter> interpreter(String fault) throws IOException {
    List<String> libraries = libraries();
    Optional<String> version =
        configuredVersion()
            .or(
                () ->
                    libraries.size() == 1
                        ? Optional.of(libraries.get(0) + ".0")
                        : Optional.empty());
    if (version.isEmpty()) {
      return Optional.empty();
    }
    PythonVersion python = minor(version.get());
    List<Path> folders =
        Stream.of("lib", "lib64")
            .map(lib -> prefix.resolve(lib).resolve("python" + python).resolve("site-packages"))
            .toList();
    return Optional.of(
        new Interpreter(
            version.get(),
            configuration.getOrDefault("implementation", "cpython").toLowerCase(Locale.ROOT),
            false,
            folders,
            MarkerEnvironment.of(
                python, version.get(), Platform.linuxOn(System.getProperty("os.arch"))),
            Optional.of(fault)));
  }

  private List<String> libraries() throws IOException {
    Path lib = prefix.resolve("lib");
    if (!Files.isDirectory(lib)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(lib)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> LIBRARY.matcher(entry.getFileName().toString()))
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1))
          .sorted()
          .toList();
    }
  }
}
