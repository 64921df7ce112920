/**
 * The command line over the core: {@link dev.berth.cli.Main} starts and stops it, {@link
 * dev.berth.cli.Services} is the one place that makes core objects.
 */
@NullMarked
package dev.berth.cli;

import org.jspecify.annotations.NullMarked;
