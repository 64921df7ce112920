package dev.berth.cli.option;

import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.core.store.NoSuchRuntimeException;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeIndex;
import dev.berth.core.store.RuntimeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A runtime as it is named on the command line, wherever both are taken: a version in the store, or
 * a runtime.yaml. Which of them is meant is seen from the text alone, never from what happens to be
 * there: a path has a {@code /} or is {@code .} or {@code ..}, or ends in {@code .yaml}.
 */
@Completes(Candidates.RUNTIMES_OR_PATHS)
public sealed interface RuntimeTarget {

  /** A version in the store: {@code demo}, {@code demo:v1}, {@code demo@3f2a}. */
  record InStore(RuntimeName name) implements RuntimeTarget {

    /**
     * The version that is meant.
     *
     * @throws NoSuchRuntimeException when there is none, or more than one; saying how a folder of
     *     that name is named, if there is one
     */
    public RuntimeEntry find(RuntimeIndex runtimes, Path workingDirectory) throws IOException {
      try {
        return runtimes.get(name);
      } catch (NoSuchRuntimeException none) {
        throw Files.isDirectory(workingDirectory.resolve(name.toString()))
            ? none.withHint("for the folder, write `./" + name + "`")
            : none;
      }
    }
  }

  /**
   * A runtime.yaml, or the folder that has one: {@code .}, {@code ./demo}, {@code gpu.yaml}.
   *
   * @param path as it was given
   */
  record InFolder(Path path) implements RuntimeTarget {

    private static final String FILE_NAME = "runtime.yaml";

    /** The runtime.yaml that is meant, whether it exists or not. */
    public Path file(Path workingDirectory) {
      Path given = workingDirectory.resolve(path).normalize();
      return Files.isDirectory(given) ? given.resolve(FILE_NAME) : given;
    }
  }

  /** What the help says of such an argument. */
  String DESCRIPTION =
      "NAME, NAME:TAG, NAME@PREFIX, or a PATH: `.`, `./demo`, `gpu.yaml` (default tag: latest)";

  /** Looks like a path, and is not Starwhale's {@code NAME/version/X}. */
  Pattern PATH =
      Pattern.compile("\\.\\.?|.*\\.ya?ml|(?!([^/]*)/version/[^/]*$).*/.*", Pattern.DOTALL);

  /**
   * Reads one of the forms.
   *
   * @throws IllegalArgumentException when the text is neither a name nor a path, saying what is
   *     wrong with it
   */
  static RuntimeTarget parse(String text) {
    return PATH.matcher(text).matches() || text.indexOf('\\') >= 0
        ? new InFolder(Path.of(text))
        : new InStore(RuntimeName.parse(text));
  }
}
