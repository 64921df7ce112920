package dev.berth.core.lock;

import dev.berth.core.python.PythonVersion;

/**
 * The Python interpreter of the image.
 *
 * @param executable its absolute path in the image: {@code /usr/bin/python3.11}
 * @param glibc the C library that wheels meet there: {@code 2.36}
 */
public record LockedPython(PythonVersion version, String executable, String glibc) {}
