package dev.berth.core.spec;

import dev.berth.core.yaml.InvalidSpecException;
import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.SourceText;
import java.util.Optional;

/**
 * The files that runtime.yaml and its requirements files name, by paths with {@code /} that start
 * at the folder of runtime.yaml and do not leave it.
 */
interface ProjectFiles {

  /** What keeps a path from naming a file here. */
  Optional<Mistake> findMistakeInFile(String path);

  /** What keeps a path from naming a file or a folder here. */
  Optional<Mistake> findMistake(String path);

  /** Whether a path, which has no mistake, is a folder's. */
  boolean isFolder(String path);

  /** A path, which has no mistake, without {@code .} and {@code ..}: one form for one file. */
  String normalize(String path);

  /**
   * The text of a file.
   *
   * @param path in its normal form
   * @throws InvalidSpecException when it cannot be read
   */
  SourceText read(String path, int kibibytes);
}
