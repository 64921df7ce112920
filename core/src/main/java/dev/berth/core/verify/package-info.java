/**
 * Whether what is there is what the lock says: an image, or an environment on this computer, file
 * by file; and whether the two are the same. Nothing is changed, fetched or run.
 */
@NullMarked
package dev.berth.core.verify;

import org.jspecify.annotations.NullMarked;
