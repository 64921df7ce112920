/**
 * Completion scripts for shells. What can be said comes from the commands themselves; how a shell
 * finds runtimes and paths is written in its own language, as a resource with gaps. No script
 * starts the tool: names and tags are read from the store's folders.
 */
@NullMarked
package dev.berth.cli.completion;

import org.jspecify.annotations.NullMarked;
