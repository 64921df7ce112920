/**
 * The command line as data: commands, options, arguments, and what completes them. Read from the
 * parser's own specifications, so that help and completion cannot differ from what is understood.
 */
@NullMarked
package dev.berth.cli.model;

import org.jspecify.annotations.NullMarked;
