package dev.berth.core.env;

import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the interpreter that an environment stands on. */
public final class InterpreterFinder {

  private final InterpreterSearch search;
  private final InterpreterProbe probe;
  private final Environment environment;

  /**
   * @param kept a folder for what interpreters said, so that they need not be asked again
   */
  public InterpreterFinder(Environment environment, Path userHome, Path kept) {
    this(environment, userHome, Optional.of(kept));
  }

  /** Asks every interpreter every time. */
  public InterpreterFinder(Environment environment, Path userHome) {
    this(environment, userHome, Optional.empty());
  }

  private InterpreterFinder(Environment environment, Path userHome, Optional<Path> kept) {
    this.search = new InterpreterSearch(environment, userHome);
    this.probe = new InterpreterProbe(new ProcessRunner(environment), kept);
    this.environment = environment;
  }

  /**
   * The first suitable one, in the order of {@link InterpreterSearch}.
   *
   * @param listener hears of those that are broken
   * @throws InterpreterException when there is none, naming what is there
   */
  Interpreter find(PythonVersion wanted, Platform platform, EnvironmentListener listener) {
    Set<Path> seen = new HashSet<>();
    List<String> unsuitable = new ArrayList<>();
    for (Path folder : search.folders()) {
      for (Path program : InterpreterSearch.candidates(folder, wanted)) {
        if (!seen.add(InterpreterSearch.real(program))) {
          continue;
        }
        InterpreterProbe.Asked asked = probe.ask(program);
        InterpreterAnswer answer = asked.answer();
        if (answer == null) {
          listener.skippedInterpreter(program, asked.failure());
          unsuitable.add("`" + program + "` is broken: " + asked.failure());
        } else if (answer.python().equals(wanted)) {
          Optional<String> fault = faultIn(answer, platform);
          if (fault.isEmpty()) {
            return answer.interpreter();
          }
          unsuitable.add("`" + program + "` " + fault.get());
        }
      }
    }
    throw InterpreterException.notFound(wanted, unsuitable, search.all(), installer());
  }

  /** All of Python 3, asked what they are; each once, however many links name it. */
  public List<FoundInterpreter> findAll() {
    List<FoundInterpreter> found = new ArrayList<>();
    for (Path program : search.all()) {
      if (!program.getFileName().toString().startsWith("python3")) {
        continue;
      }
      InterpreterProbe.Asked asked = probe.ask(program);
      InterpreterAnswer answer = asked.answer();
      if (answer == null) {
        found.add(new FoundInterpreter(program, Optional.empty(), asked.failure(), true));
      } else {
        String fault = answer.fault().orElse("");
        found.add(
            new FoundInterpreter(
                program,
                fault.isEmpty() ? Optional.of(answer.interpreter()) : Optional.empty(),
                fault,
                false));
      }
    }
    return found;
  }

  /**
   * The one that the user names.
   *
   * @param given a program, or the folder of an environment or an installation
   * @throws InterpreterException when it cannot be used
   */
  Interpreter given(Path given, PythonVersion wanted, Platform platform) {
    Path program = programOf(given, wanted);
    if (!Files.exists(program)) {
      throw InterpreterException.missing(given, Files.isDirectory(given));
    }
    if (Files.isDirectory(program) || !Files.isExecutable(program)) {
      throw InterpreterException.unusable(given, "it is not a program");
    }
    InterpreterProbe.Asked asked = probe.ask(program);
    InterpreterAnswer answer = asked.answer();
    if (answer == null) {
      throw InterpreterException.unusable(given, asked.failure());
    }
    if (!answer.python().equals(wanted)) {
      throw InterpreterException.otherVersion(given, answer.version(), wanted);
    }
    Optional<String> fault = faultIn(answer, platform);
    if (fault.isPresent()) {
      throw InterpreterException.unusable(given, "it " + fault.get());
    }
    return answer.interpreter();
  }

  /**
   * Why an environment that stands on this interpreter does not work any more, when it does not. A
   * newer release of the same version is no reason.
   */
  public Optional<String> fault(Interpreter recorded) {
    Path program = recorded.executable();
    if (!Files.exists(program)) {
      return Optional.of("it is not there any more");
    }
    InterpreterProbe.Asked asked = probe.ask(program);
    InterpreterAnswer answer = asked.answer();
    if (answer == null) {
      return Optional.of(asked.failure());
    }
    return answer.python().equals(recorded.python())
        ? faultIn(answer, recorded.platform()).map(fault -> "it " + fault)
        : Optional.of("it is Python " + answer.version());
  }

  private static Path programOf(Path given, PythonVersion wanted) {
    if (!Files.isDirectory(given)) {
      return given;
    }
    Path bin = given.resolve("bin");
    List<Path> candidates = InterpreterSearch.candidates(bin, wanted);
    return candidates.isEmpty() ? bin.resolve("python3") : candidates.get(0);
  }

  private static Optional<String> faultIn(InterpreterAnswer answer, Platform platform) {
    Optional<String> fault = answer.fault();
    if (fault.isPresent()) {
      return fault;
    }
    Platform found = answer.interpreter().platform();
    return found.equals(platform)
        ? Optional.empty()
        : Optional.of("is for `" + found + "`, not for `" + platform + "`");
  }

  /** A program of the user's that installs Pythons. */
  private Optional<String> installer() {
    if (environment.findExecutable("uv").isPresent()) {
      return Optional.of("uv python install");
    }
    return environment.findExecutable("pyenv").map(pyenv -> "pyenv install");
  }
}
