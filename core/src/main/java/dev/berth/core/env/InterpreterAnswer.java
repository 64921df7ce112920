package dev.berth.core.env;

import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Python says of itself.
 *
 * @param implementation {@code cpython}
 * @param version {@code 3.11.7}
 * @param abiFlags {@code t} for a build without the global lock, {@code d} for debugging, {@code m}
 *     in old ones, mostly empty
 * @param system {@code linux}
 * @param machine {@code x86_64}
 * @param bits of a pointer
 * @param glibc empty when it uses another C library
 * @param executable the interpreter itself, when the one asked is that of a virtual environment
 */
record InterpreterAnswer(
    String implementation,
    String version,
    String abiFlags,
    String system,
    String machine,
    String bits,
    String glibc,
    String executable) {

  /** Prints one line for each component; every Python from 3.6 on understands it. */
  static final String QUESTION =
      """
      import os, struct, sys
      exe = getattr(sys, '_base_executable', None) or sys.executable
      inside = os.path.realpath(sys.prefix) + os.sep
      if sys.prefix != sys.base_prefix and (exe == sys.executable or exe.startswith(inside)):
          exe = os.path.join(sys.base_prefix, 'bin', 'python%d.%d' % sys.version_info[:2])
      try:
          libc = os.confstr('CS_GNU_LIBC_VERSION') or ''
      except (AttributeError, ValueError, OSError):
          libc = ''
      answer = [sys.implementation.name, '%d.%d.%d' % sys.version_info[:3],
                getattr(sys, 'abiflags', ''), sys.platform, os.uname().machine,
                str(struct.calcsize('P') * 8), libc, os.path.abspath(exe)]
      sys.stdout.buffer.write(os.fsencode('\\n'.join(answer) + '\\n'))
      """;

  private static final int LINES = 8;
  private static final Pattern MINOR = Pattern.compile("(\\d{1,2}\\.\\d{1,3})\\.\\d+");
  private static final Pattern GLIBC = Pattern.compile("glibc (\\d+\\.\\d+).*");

  /** Reads what {@link #QUESTION} printed; nothing when it is something else. */
  static Optional<InterpreterAnswer> parse(String output) {
    String[] lines = output.split("\n", -1);
    if (lines.length != LINES + 1 || !MINOR.matcher(lines[1]).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new InterpreterAnswer(
            lines[0], lines[1], lines[2], lines[3], lines[4], lines[5], lines[6], lines[7]));
  }

  /** The same lines again. */
  String format() {
    return String.join(
        "\n", implementation, version, abiFlags, system, machine, bits, glibc, executable, "");
  }

  /** What keeps the packages of a lock from running on it; nothing when nothing does. */
  Optional<String> fault() {
    if (!implementation.equals("cpython")) {
      return Optional.of("is " + implementation + ", not CPython");
    }
    if (abiFlags.contains("t")) {
      return Optional.of("is a free-threaded build, which needs other wheels");
    }
    if (abiFlags.contains("d")) {
      return Optional.of("is a debug build, which needs other wheels");
    }
    if (!GLIBC.matcher(glibc).matches()) {
      return Optional.of("does not use glibc, which the wheels of an image need");
    }
    return bits.equals("64") ? Optional.empty() : Optional.of("is a " + bits + "-bit program");
  }

  PythonVersion python() {
    Matcher minor = MINOR.matcher(version);
    if (!minor.matches()) {
      throw new IllegalStateException("not a version: " + version);
    }
    return PythonVersion.parse(minor.group(1));
  }

  /** The interpreter, which has no {@link #fault}. */
  Interpreter interpreter() {
    Matcher libc = GLIBC.matcher(glibc);
    if (!libc.matches()) {
      throw new IllegalStateException("not glibc: " + glibc);
    }
    return new Interpreter(
        Path.of(executable),
        python(),
        version,
        Platform.parse(system + "/" + machine),
        libc.group(1));
  }
}
