package dev.berth.core.doctor;

import dev.berth.core.io.Environment;
import dev.berth.core.shell.Shell;
import dev.berth.core.shell.ShellFunction;
import dev.berth.core.shell.UserShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the user's shell loads the function with which environments are activated in place. No
 * program sees the functions of the shell that started it, so the startup files are read.
 */
public final class ShellCheck implements Check {

  private static final String SUBJECT = "shell";

  private static final Map<Shell, List<String>> STARTUP_FILES =
      Map.of(
          Shell.BASH, List.of(".bashrc", ".bash_profile", ".bash_login", ".profile"),
          Shell.ZSH, List.of(".zshrc", ".zprofile", ".zshenv"),
          Shell.FISH, List.of(".config/fish/config.fish", ".config/fish/conf.d"),
          Shell.POWERSHELL, List.of(".config/powershell"));

  private final Environment environment;
  private final Path userHome;

  public ShellCheck(Environment environment, Path userHome) {
    this.environment = environment;
    this.userHome = userHome;
  }

  @Override
  public List<Finding> findings() {
    UserShell shell = UserShell.of(environment);
    Optional<Shell> kind = shell.kind().filter(ShellFunction::existsFor);
    if (kind.isEmpty()) {
      return List.of(
          Finding.ok(
                  SUBJECT, "`" + shell.program() + "`; `berth runtime activate` starts a new one")
              .with("shell", shell.program()));
    }
    return List.of(finding(kind.get()).with("shell", kind.get().toString()));
  }

  private Finding finding(Shell shell) {
    Optional<Path> loading = files(shell).stream().filter(ShellCheck::loads).findFirst();
    return loading
        .map(file -> Finding.ok(SUBJECT, shell + "; `" + file + "` loads the function of Berth"))
        .orElseGet(
            () ->
                Finding.note(
                    SUBJECT,
                    shell
                        + "; no startup file loads the function of Berth, so that `activate`"
                        + " starts a new shell",
                    "add `%s` to `%s`"
                        .formatted(
                            ShellFunction.loadingIn(shell), ShellFunction.startupFileOf(shell))))
        .with("function", loading.isPresent());
  }

  private List<Path> files(Shell shell) {
    Path home =
        shell == Shell.ZSH ? environment.find("ZDOTDIR").map(Path::of).orElse(userHome) : userHome;
    List<Path> files = new ArrayList<>();
    for (String name : STARTUP_FILES.getOrDefault(shell, List.of())) {
      Path file = home.resolve(name);
      if (Files.isDirectory(file)) {
        try (var children = Files.newDirectoryStream(file, "*.{fish,ps1}")) {
          children.forEach(files::add);
        } catch (IOException unreadable) {
          continue;
        }
      } else {
        files.add(file);
      }
    }
    return files;
  }

  private static boolean loads(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .lines()
          .map(String::strip)
          .anyMatch(line -> !line.startsWith("#") && line.contains("shell-init"));
    } catch (IOException none) {
      return false;
    }
  }
}
