/**
 * Versions of runtimes: what makes one, what it consists of, how two of them differ, and the folder
 * it was built from made again. Nothing here is built, restored or removed.
 */
@NullMarked
package dev.berth.core.version;

import org.jspecify.annotations.NullMarked;
