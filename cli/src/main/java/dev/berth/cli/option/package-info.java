/** Options that several commands share, each able to turn itself into what the core asks for. */
@NullMarked
package dev.berth.cli.option;

import org.jspecify.annotations.NullMarked;
