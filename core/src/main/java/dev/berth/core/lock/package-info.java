/**
 * From RuntimeSpec to {@link dev.berth.core.lock.RuntimeLock}: one resolver for each kind of thing,
 * and the lock file itself.
 */
@NullMarked
package dev.berth.core.lock;

import org.jspecify.annotations.NullMarked;
