/**
 * Bytes on the way: sized content, digesting streams, the one deterministic tar writer, gzip
 * members, archive readers, atomic files, downloads, and the processes we start. Knows nothing of
 * images or packages.
 */
@NullMarked
package dev.berth.core.io;

import org.jspecify.annotations.NullMarked;
