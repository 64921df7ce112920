/**
 * What is in the store, how much of it there is, what of it is needed and by whom; and removing
 * what nothing needs. How the store is laid out is the store's own business, and what a lock means
 * is the lock's.
 */
@NullMarked
package dev.berth.core.cache;

import org.jspecify.annotations.NullMarked;
