package dev.berth.core.cache;

import java.nio.file.Path;

/**
 * Something in the store that is removed whole or not at all.
 *
 * @param path a file, or a folder with all that is in it
 */
record CacheItem(CacheKind kind, Path path, boolean needed) {}
