package dev.berth.core.env;

import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import java.nio.file.Path;

/**
 * A CPython on this computer that an environment can stand on.
 *
 * @param executable what the environment links to: an absolute path, never one inside another
 *     virtual environment
 * @param version all of it: {@code 3.11.7}
 * @param glibc the C library that wheels meet: {@code 2.36}
 */
public record Interpreter(
    Path executable, PythonVersion python, String version, Platform platform, String glibc) {}
