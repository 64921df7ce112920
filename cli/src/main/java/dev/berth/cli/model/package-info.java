/**
 * The command line as data: commands, options, arguments, what completes them, and where their
 * values go. Read from the parser's own specifications, so that help and completion cannot differ
 * from what is understood.
 */
@NullMarked
package dev.berth.cli.model;

import org.jspecify.annotations.NullMarked;
