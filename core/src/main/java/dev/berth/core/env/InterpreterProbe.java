package dev.berth.core.env;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks Pythons what they are, each once: the answer is kept until the program's file changes. One
 * that does not answer is asked again the next time.
 */
final class InterpreterProbe {

  /** Far more than any takes that works, even on a cold network disk. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Raised when the question changes. */
  private static final int FORMAT = 1;

  private final ProcessRunner processes;
  private final Optional<Path> folder;

  /**
   * @param folder where answers are kept; without one, each is asked every time
   */
  InterpreterProbe(ProcessRunner processes, Optional<Path> folder) {
    this.processes = processes;
    this.folder = folder;
  }

  /**
   * What asking came to.
   *
   * @param failure why there is no answer
   */
  record Asked(@Nullable InterpreterAnswer answer, String failure) {}

  /** Asks the program, unless it was asked before. */
  Asked ask(Path program) {
    Optional<Path> kept;
    try {
      String name = nameOf(program);
      kept = folder.map(path -> path.resolve(name));
    } catch (IOException e) {
      return new Asked(null, "it cannot be read: " + reason(e));
    }
    Optional<InterpreterAnswer> known = kept.flatMap(InterpreterProbe::read);
    if (known.isPresent()) {
      return new Asked(known.get(), "");
    }
    try {
      Asked asked = run(program);
      InterpreterAnswer answer = asked.answer();
      if (answer != null) {
        kept.ifPresent(place -> keep(place, answer));
      }
      return asked;
    } catch (IOException e) {
      return new Asked(null, "it cannot be run: " + reason(e));
    }
  }

  private static String nameOf(Path program) throws IOException {
    BasicFileAttributes file = Files.readAttributes(program, BasicFileAttributes.class);
    String state = FORMAT + "\n" + program + "\n" + file.size() + "\n" + file.lastModifiedTime();
    return Digest.of(state.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
  }

  private static Optional<InterpreterAnswer> read(Path kept) {
    try {
      return InterpreterAnswer.parse(Files.readString(kept))
          .filter(answer -> Files.isExecutable(Path.of(answer.executable())));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  private Asked run(Path program) throws IOException {
    ProcessResult said =
        processes.run(
            List.of(program.toString(), "-I", "-c", InterpreterAnswer.QUESTION),
            Path.of("/"),
            Map.of(),
            PATIENCE);
    if (!said.succeeded()) {
      return new Asked(null, "it ended with " + said.exitCode() + lastLine(said.errors()));
    }
    Optional<InterpreterAnswer> answer = InterpreterAnswer.parse(said.output());
    if (answer.isEmpty()) {
      return new Asked(null, "it answered something else when asked for its version");
    }
    if (!Files.isExecutable(Path.of(answer.get().executable()))) {
      return new Asked(null, "what it stands on is gone: `" + answer.get().executable() + "`");
    }
    return new Asked(answer.get(), "");
  }

  /** An answer that cannot be kept is asked for again, which costs a moment and nothing else. */
  private static void keep(Path kept, InterpreterAnswer answer) {
    try {
      Files.createDirectories(kept.getParent());
      AtomicFile.writeUnsynced(kept, answer.format().getBytes(StandardCharsets.UTF_8));
    } catch (IOException readOnlyOrFull) {
      return;
    }
  }

  private static String lastLine(String errors) {
    String text = errors.strip();
    return text.isEmpty() ? "" : ": " + text.substring(text.lastIndexOf('\n') + 1);
  }

  private static String reason(IOException failure) {
    String said = String.valueOf(failure.getMessage());
    int system = said.indexOf("error=");
    return system < 0 ? said : said.substring(said.indexOf(' ', system) + 1);
  }
}
