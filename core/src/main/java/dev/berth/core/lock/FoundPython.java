package dev.berth.core.lock;

import dev.berth.core.python.PythonVersion;

/**
 * A Python interpreter in an image.
 *
 * @param executable its absolute path, with all links followed
 */
record FoundPython(PythonVersion version, String executable) {}
