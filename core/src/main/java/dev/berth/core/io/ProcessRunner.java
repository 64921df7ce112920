package dev.berth.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs other programs to their end. Arguments are passed as they are, never through a shell. A
 * program whose caller is interrupted is ended too.
 */
public final class ProcessRunner {

  private static final Duration FOREVER = Duration.ofDays(365);

  private final Environment environment;

  /** Programs see this environment and nothing else. */
  public ProcessRunner(Environment environment) {
    this.environment = environment;
  }

  /**
   * Runs a program without input and waits for it.
   *
   * @param command the program and its arguments
   * @param folder where it runs
   * @param more variables set beside those of the environment
   * @throws IOException when the program cannot be started
   */
  public ProcessResult run(List<String> command, Path folder, Map<String, String> more)
      throws IOException {
    return run(command, folder, more, FOREVER);
  }

  /**
   * Runs a program without input, and ends it when it takes too long.
   *
   * @throws IOException when the program cannot be started, or did not end in time
   */
  public ProcessResult run(
      List<String> command, Path folder, Map<String, String> more, Duration patience)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment.variables());
    builder.environment().putAll(more);
    Process process = builder.start();
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<?> watch =
        CompletableFuture.runAsync(
            () -> {
              late.set(true);
              process.destroyForcibly();
            },
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    try {
      process.getOutputStream().close();
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()));
      String output = readAll(process.getInputStream());
      int exitCode = process.waitFor();
      if (late.get()) {
        throw new IOException("it did not end within " + patience.toSeconds() + " s");
      }
      return new ProcessResult(exitCode, output, errors.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while running " + command.get(0));
    } finally {
      watch.cancel(false);
      process.destroy();
    }
  }

  private static String readAll(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
