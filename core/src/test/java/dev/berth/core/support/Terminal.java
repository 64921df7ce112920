package dev.berth.core.support;

import static org.assertj.core.api.Assertions.fail;

import dev.berth.core.io.ProcessResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A terminal with a program in it, as a person has it: what is typed goes in, and what is on the
 * screen can be read. It is one of tmux's, with a server of its own.
 */
public final class Terminal implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final Path socket;

  private Terminal(Path folder, Path socket) {
    this.folder = folder;
    this.socket = socket;
  }

  /**
   * Opens a terminal, and starts a program in it which sees these variables and {@code TERM} only.
   * When it ends, {@code [exit CODE]} is on the screen.
   */
  public static Terminal open(Path folder, Map<String, String> variables, String... program) {
    Programs.need("tmux");
    try {
      // Below /tmp, since the path of a socket must be short.
      Terminal terminal =
          new Terminal(folder, Files.createTempDirectory("terminal").resolve("socket"));
      List<String> words = new ArrayList<>(List.of("env", "-i", "TERM=screen"));
      variables.forEach((name, value) -> words.add(name + "=" + value));
      words.addAll(List.of(program));
      // Ctrl-C reaches this shell as well; a trap, unlike an ignored signal, is not inherited.
      StringBuilder script = new StringBuilder("trap : INT\n");
      words.forEach(word -> script.append('\'').append(word.replace("'", "'\\''")).append("' "));
      script.append("\necho \"[exit $?]\"\nexec sleep 1000\n");
      Path file = Files.writeString(folder.resolve("terminal-script"), script);
      terminal.tmux(
          "-f", "/dev/null", "new-session", "-d", "-x", "200", "-y", "50", "sh '" + file + "'");
      return terminal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types a line and the return key. */
  public Terminal type(String line) {
    tmux("send-keys", "-l", line);
    return press("Enter");
  }

  /** Presses a key by tmux's name for it: {@code C-c}. */
  public Terminal press(String key) {
    tmux("send-keys", key);
    return this;
  }

  /** Waits until this is on the screen, and returns the whole screen without empty lines. */
  public String await(String text) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String screen = screen();
    while (!screen.contains(text)) {
      if (System.nanoTime() > end) {
        fail("`%s` never came on the screen:%n%s", text, screen);
      }
      try {
        Thread.sleep(30);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      screen = screen();
    }
    return screen;
  }

  private String screen() {
    return tmux("capture-pane", "-p", "-J")
        .lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .reduce("", (all, line) -> all + line + "\n");
  }

  private String tmux(String... arguments) {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
    command.addAll(List.of(arguments));
    ProcessResult result = Programs.run(folder, command.toArray(String[]::new));
    if (!result.succeeded()) {
      fail("tmux: %s", result.errors());
    }
    return result.output();
  }

  /** Ends the programs in it, and waits for them: shells write their history last. */
  @Override
  public void close() {
    long shell = Long.parseLong(tmux("display-message", "-p", "#{pane_pid}").strip());
    List<ProcessHandle> programs =
        ProcessHandle.of(shell).stream().flatMap(ProcessHandle::descendants).toList();
    tmux("kill-server");
    programs.forEach(
        program -> program.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
    try {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(socket.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
