package dev.berth.core.capture;

import dev.berth.core.python.MarkerEnvironment;
import dev.berth.core.python.PythonVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Python of an environment.
 *
 * @param fullVersion {@code 3.11.7}
 * @param implementation as {@code sys.implementation.name} has it: {@code cpython}
 * @param freeThreaded whether it was built without the global interpreter lock (PEP 703)
 * @param searchPath the folders that installed projects are in, in Python's order
 * @param markers what requirements may ask about
 * @param fault why it could not be asked, when all this is what its files say
 */
record Interpreter(
    String fullVersion,
    String implementation,
    boolean freeThreaded,
    List<Path> searchPath,
    MarkerEnvironment markers,
    Optional<String> fault) {

  Interpreter {
    searchPath = List.copyOf(searchPath);
  }

  /** Without the third number. */
  PythonVersion version() {
    return PythonFiles.minor(fullVersion);
  }
}
