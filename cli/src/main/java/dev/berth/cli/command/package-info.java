/** One class for each verb: it parses, asks the core, prints. */
@NullMarked
package dev.berth.cli.command;

import org.jspecify.annotations.NullMarked;
