package dev.berth.core.store;

import java.time.Instant;

/**
 * A version of a runtime in the recycle bin.
 *
 * @param entry the version, with the tags that come back with it
 * @param removed when it was removed
 */
public record RemovedRuntime(RuntimeEntry entry, Instant removed) {}
