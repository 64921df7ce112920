package dev.berth.core.docker;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of what a container wrote is wanted.
 *
 * @param follow whether to go on until the container ends
 * @param timestamps whether each line begins with its time
 * @param tail how many lines from the end; else all
 */
public record LogWishes(
    boolean follow, boolean timestamps, Optional<Integer> tail, Optional<Instant> since) {}
