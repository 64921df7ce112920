package dev.berth.cli.completion;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A shell in a terminal, to which a test types as a person does. What the shell makes of a line is
 * known from the words with which it calls {@code berth}, a function that writes them down.
 */
final class TypedShell implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process terminal;
  private final Path answers;
  private final StringBuffer transcript = new StringBuffer();
  private int lines;

  private TypedShell(Process terminal, Path answers) {
    this.terminal = terminal;
    this.answers = answers;
    Thread reader = new Thread(this::read, "transcript");
    reader.setDaemon(true);
    reader.start();
  }

  /** The function {@code berth}, in the language of POSIX. */
  static String berth() {
    return "berth() { printf '[%s]' \"$@\" >>\"$ANSWERS\"; echo >>\"$ANSWERS\"; }\n";
  }

  /** Starts a shell by this command. */
  static TypedShell start(String command, Path folder, Map<String, String> variables) {
    try {
      Path answers = Files.createTempFile("answers", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder("script", "--quiet", "--command", command, "/dev/null")
              .directory(folder.toFile())
              .redirectErrorStream(true);
      builder.environment().keySet().retainAll(List.of("PATH"));
      builder.environment().putAll(variables);
      builder.environment().put("TERM", "xterm");
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().put("ANSWERS", answers.toString());
      return new TypedShell(builder.start(), answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (InputStream screen = terminal.getInputStream()) {
      byte[] buffer = new byte[8192];
      for (int read = screen.read(buffer); read >= 0; read = screen.read(buffer)) {
        transcript.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      }
    } catch (IOException gone) {
      // The terminal goes with its shell.
    }
  }

  /**
   * Types a line with its tabs, and Enter; returns the words of the {@code berth} that it calls.
   */
  String type(String line) {
    send(line + "\r");
    awaiting(() -> answers().size() > lines, "a call of berth by `" + line + "`");
    lines++;
    return answers().get(lines - 1);
  }

  /**
   * Types the beginning of a line, waits until the screen has shown all of these, and takes it
   * back.
   */
  void typeUntil(String beginning, String... shown) {
    int before = transcript.length();
    send(beginning);
    for (String text : shown) {
      awaiting(
          () -> transcript.indexOf(text, before) >= 0, "`" + text + "` by `" + beginning + "`");
    }
    type("\u0015berth");
  }

  private void awaiting(BooleanSupplier done, String what) {
    Instant began = Instant.now();
    while (!done.getAsBoolean()) {
      if (Duration.between(began, Instant.now()).compareTo(PATIENCE) > 0) {
        fail("waited in vain for %s; on the screen: %s", what, transcript);
      }
      pause();
    }
  }

  private List<String> answers() {
    try {
      String text = Files.readString(answers);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that was on the screen so far. */
  String transcript() {
    return transcript.toString();
  }

  private void send(String keys) {
    try {
      OutputStream keyboard = terminal.getOutputStream();
      keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the shell is gone; on the screen: " + transcript, e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      terminal.getOutputStream().close();
      if (!terminal.waitFor(5, TimeUnit.SECONDS)) {
        terminal.destroy();
      }
      Files.deleteIfExists(answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
