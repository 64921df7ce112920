package dev.berth.cli.console;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Turns every failure into words and an exit code. */
public final class ErrorRenderer {

  /** The request could not be met. */
  public static final int FAILED = 1;

  /** The request could not be understood: picocli's own code. */
  public static final int USAGE = 2;

  /** Our bug: EX_SOFTWARE of sysexits.h. */
  public static final int BUG = 70;

  private final Console console;
  private final Path workingDirectory;

  public ErrorRenderer(Console console, Path workingDirectory) {
    this.console = console;
    this.workingDirectory = workingDirectory;
  }

  /** Says what went wrong and returns the code to exit with. */
  public int render(Throwable failure) {
    console.fetchProgress().close();
    if (failure instanceof BerthException ours) {
      show(ours.problems());
      return ours instanceof UsageException ? USAGE : FAILED;
    }
    if (failure instanceof UncheckedIOException unchecked) {
      return render(unchecked.getCause());
    }
    if (failure instanceof IOException io) {
      show(List.of(problemOf(io)));
      return FAILED;
    }
    console.err().println(console.style().error("error") + ": " + bug(failure));
    return BUG;
  }

  private void show(Iterable<Problem> problems) {
    ProblemRenderer renderer = new ProblemRenderer(console.style());
    boolean first = true;
    for (Problem problem : problems) {
      if (!first) {
        console.err().println();
      }
      renderer.render("error", problem, console.err(), workingDirectory);
      first = false;
    }
  }

  private static Problem problemOf(IOException failure) {
    if (failure instanceof FileSystemException file && file.getFile() != null) {
      String reason =
          Optional.ofNullable(file.getReason())
              .orElseGet(
                  () ->
                      switch (file.getClass().getSimpleName()) {
                        case "NoSuchFileException" -> "no such file or folder";
                        case "AccessDeniedException" -> "permission denied";
                        case "FileAlreadyExistsException" -> "it exists already";
                        case "NotDirectoryException" -> "not a folder";
                        default -> "the file system refused";
                      });
      return Problem.of("cannot use `" + file.getFile() + "`").because(reason);
    }
    String reason = Optional.ofNullable(failure.getMessage()).orElse("input or output failed");
    return Problem.of("cannot read or write").because(reason);
  }

  private static String bug(Throwable failure) {
    String what = failure.getClass().getSimpleName();
    try {
      Path log = Files.createTempFile("berth-crash-", ".log");
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      Files.writeString(log, trace.toString());
      return "this is a bug in berth (" + what + "); please report it with `" + log + "`";
    } catch (IOException unwritable) {
      return "this is a bug in berth (" + what + "): " + failure.getMessage();
    }
  }
}
