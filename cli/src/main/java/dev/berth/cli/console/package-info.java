/** What a person sees: answers on stdout; errors, warnings and progress on stderr. */
@NullMarked
package dev.berth.cli.console;

import org.jspecify.annotations.NullMarked;
