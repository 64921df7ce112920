/** Completion scripts for shells, generated from the commands themselves. */
@NullMarked
package dev.berth.cli.completion;

import org.jspecify.annotations.NullMarked;
