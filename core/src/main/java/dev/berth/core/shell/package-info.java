/**
 * Activation: which variables of a shell change when an environment is activated and left, and the
 * text that does it in each shell. Knows a name, a prefix and variables; how an environment comes
 * to be is another package's.
 */
@NullMarked
package dev.berth.core.shell;

import org.jspecify.annotations.NullMarked;
