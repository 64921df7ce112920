/**
 * The content-addressed store on disk: blobs, layers by what they were made from, runtimes and
 * their versions, locks between processes.
 */
@NullMarked
package dev.berth.core.store;

import org.jspecify.annotations.NullMarked;
