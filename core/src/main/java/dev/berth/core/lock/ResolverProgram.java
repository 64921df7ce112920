package dev.berth.core.lock;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A program on this computer that can resolve Python packages.
 *
 * @param version of uv or pip; empty when it did not say
 * @param fault why it is not used, when it is not
 */
public record ResolverProgram(Path program, String version, Optional<String> fault) {}
