package dev.berth.core.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The terminal that we read from, which passes on every key as it is pressed, Ctrl-C too, and shows
 * nothing by itself: for a program elsewhere that has a terminal of its own. By stty(1), which
 * knows every system's terminals.
 */
public final class RawTerminal implements AutoCloseable {

  /** How many letters fit into it. */
  public record Size(int rows, int columns) {}

  private final String before;

  private RawTerminal(String before) {
    this.before = before;
  }

  /**
   * Begins to pass on every key.
   *
   * @throws IOException when there is no terminal
   */
  public static RawTerminal enter() throws IOException {
    RawTerminal terminal = new RawTerminal(stty("-g"));
    stty("raw", "-echo");
    return terminal;
  }

  /** How large it is now; nothing when it does not tell. */
  public Optional<Size> size() {
    try {
      String[] words = stty("size").split(" ");
      Size size = new Size(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
      return Optional.of(size).filter(known -> known.rows() > 0 && known.columns() > 0);
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unknown) {
      return Optional.empty();
    }
  }

  /** Makes it what it was. */
  @Override
  public void close() throws IOException {
    stty(before);
  }

  private static String stty(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking the terminal");
    }
    return said;
  }
}
