package dev.berth.core.env;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A program that looks like a Python.
 *
 * @param interpreter what it is, when an environment can stand on it
 * @param fault why it is none of these, else
 * @param isBroken whether it did not even say what it is
 */
public record FoundInterpreter(
    Path program, Optional<Interpreter> interpreter, String fault, boolean isBroken) {}
