package dev.berth.cli.console;

import dev.berth.core.Problem;
import dev.berth.core.io.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Where we speak: the answer to what was asked goes to {@link #out()}, everything else to {@link
 * #err()}.
 */
public final class Console {

  private static final int BAR_WIDTH = 78;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Environment environment;
  private final boolean watched;
  private final boolean terminal;
  private final BufferedReader in;
  private final StandardStreams streams;
  private final FetchProgress fetchProgress = new FetchProgress(this);
  private boolean quiet;

  /**
   * @param terminal whether a person watches, so that colours and moving bars make sense
   */
  public Console(PrintWriter out, PrintWriter err, Environment environment, boolean terminal) {
    this(out, err, environment, terminal, Reader.nullReader());
  }

  /**
   * @param terminal whether a person watches, so that colours and moving bars make sense
   * @param in what that person types
   */
  public Console(
      PrintWriter out, PrintWriter err, Environment environment, boolean terminal, Reader in) {
    this(out, err, environment, terminal, in, StandardStreams.of(out, err));
  }

  /**
   * @param terminal whether a person watches, so that colours and moving bars make sense
   * @param in what that person types
   * @param streams the same as bytes
   */
  public Console(
      PrintWriter out,
      PrintWriter err,
      Environment environment,
      boolean terminal,
      Reader in,
      StandardStreams streams) {
    this.streams = streams;
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.watched = terminal;
    this.in = new BufferedReader(in);
    this.terminal = terminal && !environment.find("TERM").orElse("").equals("dumb");
  }

  /** For the answer only, so that it can be piped. */
  public PrintWriter out() {
    return out;
  }

  /** For everything else. */
  public PrintWriter err() {
    return err;
  }

  /** For programs that have our streams as if they were theirs. */
  public StandardStreams streams() {
    return streams;
  }

  /** Shows downloads. */
  public FetchProgress fetchProgress() {
    return fetchProgress;
  }

  /** Whether progress bars make sense. */
  public boolean showsProgress() {
    return terminal && !quiet;
  }

  /** A bar that counts bytes; whoever has it closes it. */
  ProgressBar byteBar(String task, long bytes) {
    return ProgressBar.builder()
        .setTaskName(task)
        .setInitialMax(bytes)
        .setUnit(" MB", 1_000_000)
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(200)
        .setConsumer(new DelegatingProgressBarConsumer(this::showBar, BAR_WIDTH))
        .build();
  }

  private void showBar(String text) {
    err.print("\r" + text);
    err.flush();
  }

  /** Says nothing more but answers, warnings and errors. */
  public void beQuiet() {
    quiet = true;
  }

  /** Whether there is a person to ask. */
  public boolean canAsk() {
    return watched;
  }

  /**
   * Asks a person, who may be quiet but has to answer.
   *
   * @return whether the answer was yes; everything else is no
   */
  public boolean isConfirmed(String question) throws IOException {
    err.print(question + " [y/N] ");
    err.flush();
    String answer = in.readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  /**
   * Asks a person for a value.
   *
   * @return what was typed, or the standard value when that is nothing
   */
  public String ask(String question, String standard) throws IOException {
    err.print(question + " [" + standard + "] ");
    err.flush();
    String answer = in.readLine();
    return answer == null || answer.isBlank() ? standard : answer.strip();
  }

  /** One line about what is going on; not shown when quiet. */
  public void note(String text) {
    if (!quiet) {
      err.println(text);
    }
  }

  /** Something the user should know though we go on. */
  public void warn(Problem problem) {
    new ProblemRenderer(style()).render("warning", problem, err, Path.of(""));
  }

  /**
   * The same, about a file.
   *
   * @param workingDirectory from where its path is shown
   */
  public void warn(Problem problem, Path workingDirectory) {
    new ProblemRenderer(style()).render("warning", problem, err, workingDirectory);
  }

  /** What could not be done. */
  public void error(Problem problem) {
    new ProblemRenderer(style()).render("error", problem, err, Path.of(""));
  }

  /** Colours where a person sees them and wants them. */
  public Style style() {
    // https://no-color.org: any value that is not empty.
    return terminal && environment.find("NO_COLOR").isEmpty() ? Style.ANSI : Style.PLAIN;
  }
}
