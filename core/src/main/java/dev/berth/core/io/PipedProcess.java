package dev.berth.core.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A program whose output and input are used as the two directions of a connection. */
public final class PipedProcess implements AutoCloseable {

  private final Process process;
  private final CompletableFuture<Optional<String>> lastWords;

  private PipedProcess(Process process) {
    this.process = process;
    this.lastWords = new CompletableFuture<>();
    Thread reader = new Thread(() -> lastWords.complete(lastLine()), "errors of a program");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a program, which sees this environment and nothing else.
   *
   * @throws IOException when it cannot be started
   */
  public static PipedProcess start(List<String> command, Environment environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment.variables());
    return new PipedProcess(builder.start());
  }

  /** What it writes. */
  public InputStream output() {
    return process.getInputStream();
  }

  /** What it reads; closed, it reads the end. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  /** The last line that it wrote to its standard error, known once it has ended. */
  public CompletableFuture<Optional<String>> lastWords() {
    return lastWords;
  }

  private Optional<String> lastLine() {
    Optional<String> last = Optional.empty();
    try (BufferedReader errors =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        last = line.isBlank() ? last : Optional.of(line.strip());
      }
    } catch (IOException ended) {
      // What was read so far is what it said.
      return last;
    }
    return last;
  }

  /** Ends it. */
  @Override
  public void close() {
    process.destroy();
  }
}
