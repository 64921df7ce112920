package dev.berth.cli;

import dev.berth.cli.command.BerthCommandLine;
import dev.berth.cli.console.Console;
import dev.berth.cli.console.StandardStreams;
import dev.berth.core.io.Environment;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Starts the command line and ends with its exit code. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Map<String, String> variables = asTheUserHasIt(System.getenv());
    int exitCode = run(variables, Path.of("").toAbsolutePath(), userHome(variables), args);
    // From Java 21 on, an exit looks into every jar for somebody who wants to log it.
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /**
   * The user's home as shells, Docker and pip have it: {@code HOME}. Java itself asks the system's
   * list of users, which has another one in many containers and under {@code sudo}.
   */
  private static Path userHome(Map<String, String> variables) {
    String home = variables.getOrDefault("HOME", "");
    return Path.of(home.startsWith("/") ? home : System.getProperty("user.home"));
  }

  /** Does what {@code berth ARGS} asks for, and returns the code to exit with. */
  static int run(
      Map<String, String> variables, Path workingDirectory, Path userHome, String... args) {
    // Else picocli looks for Groovy, for which Java has to open every jar there is.
    System.setProperty("picocli.disable.closures", "true");
    // Nor for converters that no option of ours has, each by reflection.
    System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
    if (System.getProperty("os.name").equals("Linux")) {
      // The one that Java takes in the end, after it has looked into every jar for another.
      System.setProperty(
          "java.nio.channels.spi.SelectorProvider", "sun.nio.ch.EPollSelectorProvider");
    }
    Environment environment = new Environment(variables);
    Launcher launcher = Launcher.ofThisProcess();
    Console console =
        new Console(
            new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true),
            new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
            environment,
            launcher.terminal(),
            new InputStreamReader(System.in, StandardCharsets.UTF_8),
            StandardStreams.ofThisProcess());
    Services services =
        new Services(environment, workingDirectory, userHome, Clock.systemUTC(), console, launcher);
    return BerthCommandLine.run(services, args);
  }

  /** The launcher sets a locale for Java; programs that we start shall see the user's. */
  static Map<String, String> asTheUserHasIt(Map<String, String> variables) {
    Map<String, String> users = new HashMap<>(variables);
    String locale = users.remove("BERTH_LC_ALL");
    if (locale != null && locale.isEmpty()) {
      users.remove("LC_ALL");
    } else if (locale != null) {
      users.put("LC_ALL", locale);
    }
    return users;
  }
}
